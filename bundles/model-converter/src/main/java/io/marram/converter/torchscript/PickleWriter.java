package io.marram.converter.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the stack machine code of Python's pickle, protocol 2: only the instructions that a
 * TorchScript archive needs. Each method adds one instruction; their names follow Python's {@code
 * pickletools}.
 */
final class PickleWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  PickleWriter() {
    bytes.write(0x80);
    bytes.write(2);
  }

  /** Pushes a class or function. */
  PickleWriter global(String module, String name) {
    bytes.write('c');
    bytes.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  PickleWriter string(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    bytes.write('X');
    littleEndian(utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  PickleWriter integer(int value) {
    bytes.write('J');
    littleEndian(value);
    return this;
  }

  PickleWriter bool(boolean value) {
    bytes.write(value ? 0x88 : 0x89);
    return this;
  }

  PickleWriter emptyTuple() {
    bytes.write(')');
    return this;
  }

  PickleWriter emptyDictionary() {
    bytes.write('}');
    return this;
  }

  /** Marks where the elements of the next tuple or the next items begin. */
  PickleWriter mark() {
    bytes.write('(');
    return this;
  }

  /** Makes a tuple of everything since the mark. */
  PickleWriter tuple() {
    bytes.write('t');
    return this;
  }

  /** Puts the keys and values since the mark into the dictionary below it. */
  PickleWriter setItems() {
    bytes.write('u');
    return this;
  }

  /** Replaces a tuple by the object that it names outside of the pickle. */
  PickleWriter persistentId() {
    bytes.write('Q');
    return this;
  }

  /** Calls a function with a tuple of arguments. */
  PickleWriter reduce() {
    bytes.write('R');
    return this;
  }

  /** Makes an object of a class with a tuple of arguments. */
  PickleWriter newObject() {
    bytes.write(0x81);
    return this;
  }

  /** Sets the state of the object below. */
  PickleWriter build() {
    bytes.write('b');
    return this;
  }

  /** Ends the pickle. */
  byte[] stop() {
    bytes.write('.');
    return bytes.toByteArray();
  }

  private void littleEndian(int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      bytes.write(value >>> shift);
    }
  }
}
