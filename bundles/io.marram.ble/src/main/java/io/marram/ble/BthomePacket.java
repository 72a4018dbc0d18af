package io.marram.ble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the objects of a BTHome packet. */
final class BthomePacket {

  /** Whether the objects could be read. */
  enum State {
    WHOLE,
    CUT_OFF,
    NO_STATE
  }

  /**
   * @param measurements in the order of the packet; empty unless whole
   * @param numbered whether it has a packet id
   */
  record Content(State state, List<Measurement> measurements, boolean numbered) {}

  private BthomePacket() {}

  /**
   * An object that is not known ends the packet, as its length is not known either; what stands
   * before it counts. Newer objects have higher ids, and ids ascend.
   */
  static Content read(byte[] objects) {
    List<Measurement> measurements = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    boolean numbered = false;
    int at = 0;
    while (at < objects.length) {
      Optional<BthomeObject> known = BthomeObject.find(objects[at] & 0xFF);
      if (known.isEmpty()) {
        break;
      }
      BthomeObject object = known.get();
      int value = at + 1;
      at = value + object.width();
      if (at > objects.length) {
        return unreadable(State.CUT_OFF);
      }
      switch (object.kind()) {
        case NUMBER, STATE -> {
          double read = object.read(objects, value);
          if (object.kind() == BthomeObject.Kind.STATE && read != 0 && read != 1) {
            return unreadable(State.NO_STATE);
          }
          int number = numbers.merge(object.type(), 1, Integer::sum);
          measurements.add(new Measurement(object.type(), number, read, object.unit()));
        }
        case PACKET_ID -> numbered = true;
        case SIZED -> {
          at += objects[value] & 0xFF;
          if (at > objects.length) {
            return unreadable(State.CUT_OFF);
          }
        }
        case IGNORED -> {}
      }
    }
    return new Content(State.WHOLE, List.copyOf(measurements), numbered);
  }

  private static Content unreadable(State state) {
    return new Content(state, List.of(), false);
  }
}
