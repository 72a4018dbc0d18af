package io.marram.converter.onnx;

import java.util.List;

/** A node of an ONNX graph. Numbers of fields and types are those of {@code onnx.proto}. */
final class OnnxNode {

  private static final int ATTRIBUTE = 5;
  private static final int TYPE = 20;

  private final ProtobufMessage message = new ProtobufMessage();

  OnnxNode(String operator, List<String> inputs, String output) {
    inputs.forEach(input -> message.text(1, input));
    message.text(2, output).text(3, output).text(4, operator);
  }

  OnnxNode with(String attribute, float value) {
    return with(new ProtobufMessage().text(1, attribute).number(2, value).integer(TYPE, 1));
  }

  OnnxNode with(String attribute, int value) {
    return with(new ProtobufMessage().text(1, attribute).integer(3, value).integer(TYPE, 2));
  }

  OnnxNode with(String attribute, String value) {
    return with(new ProtobufMessage().text(1, attribute).text(4, value).integer(TYPE, 3));
  }

  OnnxNode with(String attribute, int... values) {
    ProtobufMessage list = new ProtobufMessage().text(1, attribute);
    for (int value : values) {
      list.integer(8, value);
    }
    return with(list.integer(TYPE, 7));
  }

  private OnnxNode with(ProtobufMessage attribute) {
    message.message(ATTRIBUTE, attribute);
    return this;
  }

  ProtobufMessage message() {
    return message;
  }
}
