package io.marram.converter.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A cursor over a FlatBuffers message, for reading without generated code. Fields are named by
 * their number in the schema. A damaged message gives an {@link IndexOutOfBoundsException}.
 */
final class FlatBuffer {

  private static final int IDENTIFIER_OFFSET = 4;
  private static final int IDENTIFIER_LENGTH = 4;

  private final ByteBuffer bytes;

  FlatBuffer(byte[] message) {
    this.bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The four characters that say what kind of message this is. */
  String identifier() {
    byte[] identifier = new byte[IDENTIFIER_LENGTH];
    bytes.get(IDENTIFIER_OFFSET, identifier);
    return new String(identifier, StandardCharsets.US_ASCII);
  }

  Table root() {
    return new Table(follow(0));
  }

  private int follow(int position) {
    return position + bytes.getInt(position);
  }

  /** A table of the message: fields that may be absent. */
  final class Table {

    private final int position;

    private Table(int position) {
      this.position = position;
    }

    boolean has(int field) {
      return offset(field) != 0;
    }

    int integer(int field, int absent) {
      int offset = offset(field);
      return offset == 0 ? absent : bytes.getInt(position + offset);
    }

    /** A signed 8-bit field; booleans and enumerations are such. */
    int octet(int field, int absent) {
      int offset = offset(field);
      return offset == 0 ? absent : bytes.get(position + offset);
    }

    boolean flag(int field) {
      return octet(field, 0) != 0;
    }

    Table table(int field) {
      if (!has(field)) {
        throw new IndexOutOfBoundsException("table " + field + " is absent");
      }
      return new Table(follow(position + offset(field)));
    }

    /** A vector of tables, empty if the field is absent. */
    List<Table> tables(int field) {
      int length = length(field);
      List<Table> tables = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        tables.add(new Table(follow(elements(field) + Integer.BYTES * i)));
      }
      return tables;
    }

    /** A vector of 32-bit integers, empty if the field is absent. */
    int[] integers(int field) {
      int[] integers = new int[checked(length(field), Integer.BYTES)];
      for (int i = 0; i < integers.length; i++) {
        integers[i] = bytes.getInt(elements(field) + Integer.BYTES * i);
      }
      return integers;
    }

    /** A vector of bytes, empty if the field is absent. */
    ByteBuffer octets(int field) {
      int length = checked(length(field), 1);
      int start = length == 0 ? 0 : elements(field);
      return bytes.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int length(int field) {
      return has(field) ? bytes.getInt(follow(position + offset(field))) : 0;
    }

    private int elements(int field) {
      return follow(position + offset(field)) + Integer.BYTES;
    }

    private int checked(int length, int width) {
      if (length < 0 || length > bytes.capacity() / width) {
        throw new IndexOutOfBoundsException("a vector of " + length + " elements");
      }
      return length;
    }

    /** Where a field lies relative to the table, 0 if it is absent: the table's vtable knows. */
    private int offset(int field) {
      int vtable = position - bytes.getInt(position);
      int entry = 2 * Short.BYTES + Short.BYTES * field;
      int vtableLength = Short.toUnsignedInt(bytes.getShort(vtable));
      return entry < vtableLength ? Short.toUnsignedInt(bytes.getShort(vtable + entry)) : 0;
    }
  }
}
