package io.marram.inference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes TorchScript files without parameters, whose arithmetic a test can know. */
public final class TorchScriptArchive {

  /** A pickled {@code __torch__.Model} whose only attribute is {@code training = False}. */
  private static final byte[] MODULE =
      "\u0080\u0002c__torch__\nModel\n)\u0081}(X\u0008\u0000\u0000\u0000training\u0089ub."
          .getBytes(StandardCharsets.ISO_8859_1);

  private static final byte[] EMPTY_TUPLE = "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1);

  private TorchScriptArchive() {}

  /** A model that doubles its input {@code x} and adds one. */
  public static byte[] doublePlusOne() {
    return of("x: Tensor", "Tensor", "    return torch.add(torch.mul(x, 2), 1)\n");
  }

  /**
   * @param arguments such as {@code x: Tensor}
   * @param result such as {@code Tensor}
   * @param body the indented statements of {@code forward}
   */
  public static byte[] of(String arguments, String result, String body) {
    String code =
        "class Model(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
            + "  def forward(self: __torch__.Model,\n    "
            + arguments
            + ") -> "
            + result
            + ":\n"
            + body;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "model/data.pkl", MODULE);
      put(zip, "model/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      put(zip, "model/constants.pkl", EMPTY_TUPLE);
      put(zip, "model/version", "3\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
