package io.marram.inference.internal;

import io.marram.inference.NativePlatform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The unpacked native libraries of one archive, in a folder that is either complete or not there.
 *
 * <p>Libraries are written to a temporary folder, forced to the disk and renamed at the end. The
 * sizes are noted and checked before each use: mapping a library that was cut short would end the
 * whole JVM, not only the engine.
 */
final class NativeLibraries {

  private static final String CONTENTS = "contents.properties";
  private static final String UNPACKING = ".unpacking";
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path folder;

  /**
   * @param parent the folder that holds one folder per archive
   */
  NativeLibraries(Path parent, NativesArchive archive) {
    folder = parent.resolve(archive.identity());
  }

  Path folder() {
    return folder;
  }

  /** Whether every library is there, as long as it was when it was unpacked. */
  boolean complete() throws IOException {
    Path contents = folder.resolve(CONTENTS);
    if (!Files.isRegularFile(contents)) {
      return false;
    }
    Properties sizes = new Properties();
    try (InputStream stream = Files.newInputStream(contents)) {
      sizes.load(stream);
    } catch (IllegalArgumentException e) {
      return false;
    }
    for (String name : sizes.stringPropertyNames()) {
      Path library = folder.resolve(name);
      if (!Files.isRegularFile(library)
          || !sizes.getProperty(name).equals(Long.toString(Files.size(library)))) {
        return false;
      }
    }
    return !sizes.isEmpty();
  }

  /** Unpacks the archive, in place of whatever is there. */
  void unpack(NativesArchive archive, NativePlatform platform) throws IOException {
    Path unpacking = folder.resolveSibling(folder.getFileName() + UNPACKING);
    FolderTree.delete(unpacking);
    Files.createDirectories(unpacking);
    try {
      Properties sizes = new Properties();
      try (InputStream content = archive.content().open();
          ZipInputStream zip = new ZipInputStream(content)) {
        unpack(zip, "pytorch/cpu/" + platform.classifier() + "/", unpacking, sizes);
      }
      if (sizes.isEmpty()) {
        throw new IOException("it holds no libraries for " + platform.classifier());
      }
      writeContents(unpacking.resolve(CONTENTS), sizes);
      FolderTree.delete(folder);
      Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FolderTree.delete(unpacking);
    }
  }

  private static void unpack(ZipInputStream zip, String prefix, Path target, Properties sizes)
      throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
        String name = entry.getName().substring(prefix.length());
        if (name.contains("/") || name.contains("..")) {
          throw new IOException("it holds an unexpected file " + entry.getName());
        }
        sizes.setProperty(name, Long.toString(write(zip, target.resolve(name))));
      }
    }
  }

  /** Writes through a channel, so that an interrupt ends a long unpacking at once. */
  private static long write(InputStream source, Path target) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    try (FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          size += channel.write(bytes);
        }
      }
      channel.force(true);
    }
    return size;
  }

  private static void writeContents(Path file, Properties sizes) throws IOException {
    StringBuilder text = new StringBuilder();
    sizes.forEach((name, size) -> text.append(name).append('=').append(size).append('\n'));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }
}
