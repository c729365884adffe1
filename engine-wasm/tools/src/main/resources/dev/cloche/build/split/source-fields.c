    int source_pos; /* offset of the function's text in its script */
    int source_script; /* the script's number at the host; 0: the text is not there */
