// Stands in for 'safe-buffer'.
import buffer from 'cloche:buffer';

export const { Buffer } = buffer;
