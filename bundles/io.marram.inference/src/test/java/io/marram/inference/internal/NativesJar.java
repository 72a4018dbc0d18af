package io.marram.inference.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar laid out like DJL's, with a few bytes for libraries. */
final class NativesJar {

  static final String PLATFORM = "linux-x86_64";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);
  private final AtomicInteger opened = new AtomicInteger();

  static NativesJar complete() {
    return new NativesJar()
        .with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")
        .with("pytorch/cpu/linux-x86_64/libtorch.so", "torch")
        .with("pytorch/cpu/linux-x86_64/libgomp-98b21ff3.so.1", "gomp")
        .with("native/lib/pytorch.properties", "version=2.7.1");
  }

  NativesJar with(String name, String content) {
    try {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  NativesArchive archive(String identity) {
    byte[] content = bytes();
    return archive(
        identity,
        () -> {
          opened.incrementAndGet();
          return new ByteArrayInputStream(content);
        });
  }

  static NativesArchive archive(String identity, NativesArchive.Content content) {
    return new NativesArchive(PLATFORM, identity, "test", content);
  }

  byte[] bytes() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** How often the archive was read. */
  int opened() {
    return opened.get();
  }
}
