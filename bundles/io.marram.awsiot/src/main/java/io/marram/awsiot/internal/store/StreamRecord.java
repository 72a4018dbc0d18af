package io.marram.awsiot.internal.store;

import io.marram.awsiot.Lane;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What the files say of a stream. How many items were accepted is not among it: it follows from the
 * last item, or, if there is none, from those that left.
 *
 * @param name as the publisher calls it
 * @param id the name and six hexadecimal digits
 * @param readings whether its items are readings
 * @param lane what goes first
 * @param singlesPerSecond readings that travel alone
 * @param acknowledged items that the broker has
 * @param dropped items that were given up
 */
record StreamRecord(
    String name,
    String id,
    boolean readings,
    Lane lane,
    int singlesPerSecond,
    long acknowledged,
    long dropped) {

  private static final int VERSION = 1;

  long left() {
    return acknowledged + dropped;
  }

  StreamRecord acknowledged(long more) {
    return new StreamRecord(
        name, id, readings, lane, singlesPerSecond, acknowledged + more, dropped);
  }

  StreamRecord dropped(long more) {
    return new StreamRecord(
        name, id, readings, lane, singlesPerSecond, acknowledged, dropped + more);
  }

  StreamRecord with(Lane newLane, int newSingles) {
    return new StreamRecord(name, id, readings, newLane, newSingles, acknowledged, dropped);
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(name);
      out.writeUTF(id);
      out.writeBoolean(readings);
      out.writeUTF(lane.name());
      out.writeInt(singlesPerSecond);
      out.writeLong(acknowledged);
      out.writeLong(dropped);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static StreamRecord decode(byte[] data) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(data))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IOException("a stream in form " + version + ", known is form " + VERSION);
      }
      String name = in.readUTF();
      String id = in.readUTF();
      boolean readings = in.readBoolean();
      Lane lane = Lane.valueOf(in.readUTF());
      int singlesPerSecond = in.readInt();
      long acknowledged = in.readLong();
      return new StreamRecord(
          name, id, readings, lane, singlesPerSecond, acknowledged, in.readLong());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
