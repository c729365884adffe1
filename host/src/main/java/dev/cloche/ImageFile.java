package dev.cloche;

import dev.cloche.internal.code.ModuleText;
import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.engine.MemoryImage;
import dev.cloche.internal.modules.PreloadedModules;
import dev.cloche.internal.modules.Resolutions.Lookup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The stored form of an image, all numbers big-endian: magic, format, the engine's identity, the
 * length of the contents, the contents, a SHA-256 of all before it. The contents are lists, each
 * with its length in front, and the linear memory.
 *
 * <p>Whoever wrote a file can make its checksum, too, so it proves nothing but that the file is
 * whole. Nothing is allocated by a length that the file's own bytes do not bear out, so lengths and
 * numbers have no bound of their own.
 */
final class ImageFile {

  private static final byte[] MAGIC = "CLOCHEIM".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT = 1;
  private static final int IDENTITY_BYTES = 64;
  private static final int HASH_BYTES = 32;

  private static final int HEADER_BYTES =
      MAGIC.length + Integer.BYTES + IDENTITY_BYTES + Integer.BYTES;

  private ImageFile() {}

  static void write(Image image, OutputStream stream) throws IOException {
    byte[] contents = contents(image);
    ByteArrayOutputStream header = new ByteArrayOutputStream(HEADER_BYTES);
    DataOutputStream out = new DataOutputStream(header);
    out.write(MAGIC);
    out.writeInt(FORMAT);
    out.write(identity());
    out.writeInt(contents.length);
    stream.write(header.toByteArray());
    stream.write(contents);
    stream.write(hash(header.toByteArray(), contents));
  }

  private static byte[] contents(Image image) throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream(image.bytes());
    DataOutputStream out = new DataOutputStream(sink);
    out.writeInt(image.heapBytes());
    out.writeInt(image.functions().size());
    for (String name : image.functions()) {
      write(out, name);
    }
    out.writeInt(image.texts().size());
    for (ModuleText text : image.texts()) {
      write(out, text.file());
      write(out, text.bytes());
    }
    PreloadedModules modules = image.modules();
    out.writeInt(modules.images());
    out.writeInt(modules.lookups().size());
    for (Map.Entry<Lookup, String> lookup : modules.lookups().entrySet()) {
      write(out, lookup.getKey().specifier());
      write(out, lookup.getKey().from());
      write(out, lookup.getValue());
    }
    out.writeInt(modules.packages().size());
    for (Map.Entry<String, String> found : modules.packages().entrySet()) {
      write(out, found.getKey());
      write(out, found.getValue());
    }
    image.memory().writeTo(out);
    return sink.toByteArray();
  }

  static Image read(InputStream stream) throws IOException {
    byte[] header = exactly(stream, HEADER_BYTES);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(header));
    if (!MessageDigest.isEqual(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new IOException("this is no image of an isolate");
    }
    int format = in.readInt();
    if (format != FORMAT) {
      throw new IOException(
          "the image has format " + format + ", and format " + FORMAT + " is read");
    }
    if (!MessageDigest.isEqual(in.readNBytes(IDENTITY_BYTES), identity())) {
      throw new IOException("the image was made with another engine; capture it with this one");
    }
    byte[] contents = exactly(stream, in.readInt());
    byte[] hash = exactly(stream, HASH_BYTES);
    if (!MessageDigest.isEqual(hash, hash(header, contents))) {
      throw new IOException("the image is damaged: its checksum is not that of its contents");
    }
    try {
      return parse(new DataInputStream(new ByteArrayInputStream(contents)));
    } catch (EOFException early) {
      throw new IOException("the image is malformed: it ends too early", early);
    }
  }

  private static Image parse(DataInputStream in) throws IOException {
    int heapBytes = in.readInt();
    if (heapBytes < 0) {
      throw new IOException("the image is malformed: its heap has a negative size");
    }
    List<String> functions = functions(in);
    List<ModuleText> texts = new ArrayList<>();
    for (int rest = count(in); rest > 0; rest--) {
      texts.add(ModuleText.ofWrapped(text(in), exactly(in, in.readInt())));
    }
    int images = count(in);
    Map<Lookup, String> lookups = new LinkedHashMap<>();
    for (int rest = count(in); rest > 0; rest--) {
      lookups.put(new Lookup(text(in), text(in)), text(in));
    }
    Map<String, String> packages = new LinkedHashMap<>();
    for (int rest = count(in); rest > 0; rest--) {
      packages.put(text(in), text(in));
    }
    return new Image(
        MemoryImage.read(in),
        heapBytes,
        functions,
        new PreloadedModules(images, lookups, packages),
        texts);
  }

  private static List<String> functions(DataInputStream in) throws IOException {
    Set<String> known = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int rest = count(in); rest > 0; rest--) {
      String name = text(in);
      boolean callback = name.equals(Image.CALLBACK);
      if (!callback && !(FunctionName.isValid(name) && known.add(name))) {
        throw new IOException("the image is malformed: it names a host function that cannot be");
      }
      names.add(name);
    }
    return names;
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(exactly(in, in.readInt()), StandardCharsets.UTF_8);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new IOException("the image is malformed: it has a negative number of something");
    }
    return count;
  }

  /** Reads piece by piece, so that a false length costs no more than the bytes that are there. */
  private static byte[] exactly(InputStream in, int length) throws IOException {
    if (length < 0) {
      throw new IOException("the image is malformed: it has a part of negative length");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw new IOException("the image is cut short");
    }
    return bytes;
  }

  private static byte[] identity() {
    return Engine.get().identity().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hash(byte[] header, byte[] contents) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(header);
      return digest.digest(contents);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
