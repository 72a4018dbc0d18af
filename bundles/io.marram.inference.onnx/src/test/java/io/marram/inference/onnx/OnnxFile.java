package io.marram.inference.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes small ONNX models: Protocol Buffers by hand, with the field numbers of the format's public
 * definition.
 */
final class OnnxFile {

  static final int FLOAT = 1;
  static final int UINT8 = 2;
  static final int INT32 = 6;
  static final int INT64 = 7;
  static final int FLOAT16 = 10;

  private static final int ATTRIBUTE_INT = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private OnnxFile() {}

  /**
   * {@code doubled} = x + x, and {@code whole} = the same as whole numbers; x has any number of
   * rows of three.
   */
  static byte[] doublingRowsOfThree() {
    OnnxFile graph =
        new OnnxFile()
            .message(1, node("Add", "doubled", "x", "x"))
            .message(1, node("Cast", "whole", "doubled").message(5, attribute("to", INT64)))
            .text(2, "doubling")
            .message(11, value("x", FLOAT))
            .message(12, value("doubled", FLOAT))
            .message(12, value("whole", INT64));
    return model(graph);
  }

  /**
   * {@code scaled} = x times size as floats, and {@code bytes} = x as bytes; x of some type and
   * size, of whole numbers, have any number of rows of three.
   */
  static byte[] scaling(int type) {
    return model(
        new OnnxFile()
            .message(1, node("Cast", "seen", "x").message(5, attribute("to", FLOAT)))
            .message(1, node("Cast", "factor", "size").message(5, attribute("to", FLOAT)))
            .message(1, node("Mul", "scaled", "seen", "factor"))
            .message(1, node("Cast", "bytes", "seen").message(5, attribute("to", UINT8)))
            .text(2, "scaling")
            .message(11, value("x", type))
            .message(11, value("size", INT64))
            .message(12, value("scaled", FLOAT))
            .message(12, value("bytes", UINT8)));
  }

  private static byte[] model(OnnxFile graph) {
    return new OnnxFile()
        .number(1, 8)
        .message(7, graph)
        .message(8, new OnnxFile().text(1, "").number(2, 17))
        .bytes
        .toByteArray();
  }

  private static OnnxFile node(String operator, String output, String... inputs) {
    OnnxFile node = new OnnxFile();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operator);
  }

  private static OnnxFile attribute(String name, long value) {
    return new OnnxFile().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
  }

  private static OnnxFile value(String name, int type) {
    OnnxFile shape =
        new OnnxFile()
            .message(1, new OnnxFile().text(2, "rows"))
            .message(1, new OnnxFile().number(1, 3));
    OnnxFile tensor = new OnnxFile().number(1, type).message(2, shape);
    return new OnnxFile().text(1, name).message(2, new OnnxFile().message(1, tensor));
  }

  private OnnxFile number(int field, long value) {
    varint(field << 3);
    varint(value);
    return this;
  }

  private OnnxFile text(int field, String text) {
    return content(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private OnnxFile message(int field, OnnxFile message) {
    return content(field, message.bytes.toByteArray());
  }

  private OnnxFile content(int field, byte[] content) {
    varint(field << 3 | 2);
    varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while (rest > 0x7f) {
      bytes.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
