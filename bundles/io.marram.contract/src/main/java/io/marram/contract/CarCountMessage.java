package io.marram.contract;

import com.eclipsesource.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How many cars a camera sees, published on a topic of the user's choice. A plain {@code
 * {"uuid","cars"}} is one, too: whatever else there is, is optional.
 *
 * @param uuid whose count it is, 1 to {@value #MAX_TEXT_LENGTH} characters
 * @param cars how many are seen, 0 to {@value #MOST_CARS}
 * @param zone the part of the picture; empty for the whole
 * @param free how many stalls are free
 * @param entered how many cars came since counting began
 * @param left how many cars went since counting began
 * @param estimate how many there are, from what is seen and who came and went
 * @param timestamp of the picture, epoch milliseconds
 * @param gateway the gateway's name
 * @param seq the count's number, from 1; it begins anew when the counting state is lost
 */
public record CarCountMessage(
    String uuid,
    int cars,
    Optional<String> zone,
    OptionalInt free,
    OptionalLong entered,
    OptionalLong left,
    Optional<Estimate> estimate,
    OptionalLong timestamp,
    Optional<String> gateway,
    OptionalLong seq) {

  /** The longest message that is read, in bytes. */
  public static final int MAX_BYTES = 8 << 10;

  /** The longest text in it. */
  public static final int MAX_TEXT_LENGTH = 128;

  static final int MOST_CARS = 1_000_000;

  /**
   * How many cars there are.
   *
   * @param cars as likely too low as too high
   * @param low with 95 % there are at least so many
   * @param high with 95 % there are at most so many
   * @param disagree whether what is seen and who came and went do not go together
   */
  public record Estimate(int cars, int low, int high, boolean disagree) {

    public Estimate {
      requireCars("estimate", cars);
      requireCars("low", low);
      requireCars("high", high);
    }
  }

  public CarCountMessage {
    requireText("uuid", uuid);
    requireCars("cars", cars);
    zone.ifPresent(name -> requireText("zone", name));
    free.ifPresent(stalls -> requireCars("free", stalls));
    requireNotNegative("entered", entered);
    requireNotNegative("left", left);
    requireNotNegative("timestamp", timestamp);
    gateway.ifPresent(name -> requireText("gateway", name));
    requireNotNegative("seq", seq);
  }

  /**
   * Reads a count.
   *
   * @throws MalformedMessageException if it is too long or too deep, not JSON, or a field is
   *     missing or cannot be
   */
  public static CarCountMessage parse(byte[] json) {
    JsonObject object = BoundedJson.object(json, MAX_BYTES);
    return new CarCountMessage(
        Fields.text(object, "uuid"),
        Fields.integer(object, "cars"),
        text(object, "zone"),
        integer(object, "free"),
        longInteger(object, "entered"),
        longInteger(object, "left"),
        estimate(object),
        longInteger(object, "timestamp"),
        text(object, "gateway"),
        longInteger(object, "seq"));
  }

  private static Optional<Estimate> estimate(JsonObject object) {
    return integer(object, "estimate").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Estimate(
                Fields.integer(object, "estimate"),
                Fields.integer(object, "low"),
                Fields.integer(object, "high"),
                Fields.truth(object, "disagree")));
  }

  private static Optional<String> text(JsonObject object, String field) {
    String text = Fields.optionalText(object, field, "");
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static OptionalInt integer(JsonObject object, String field) {
    return Fields.isMissing(object.get(field))
        ? OptionalInt.empty()
        : OptionalInt.of(Fields.integer(object, field));
  }

  private static OptionalLong longInteger(JsonObject object, String field) {
    return Fields.isMissing(object.get(field))
        ? OptionalLong.empty()
        : OptionalLong.of(Fields.longInteger(object, field));
  }

  /** The message; {@code uuid} and {@code cars} come first. */
  public String toJson() {
    JsonObject object = new JsonObject().add("uuid", uuid).add("cars", cars);
    zone.ifPresent(name -> object.add("zone", name));
    free.ifPresent(stalls -> object.add("free", stalls));
    entered.ifPresent(count -> object.add("entered", count));
    left.ifPresent(count -> object.add("left", count));
    estimate.ifPresent(
        known ->
            object
                .add("estimate", known.cars())
                .add("low", known.low())
                .add("high", known.high())
                .add("disagree", known.disagree()));
    timestamp.ifPresent(time -> object.add("timestamp", time));
    gateway.ifPresent(name -> object.add("gateway", name));
    seq.ifPresent(number -> object.add("seq", number));
    return object.toString();
  }

  private static void requireText(String field, String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT_LENGTH) {
      throw new MalformedMessageException(
          "\"%s\" must have 1 to %d characters, has %d"
              .formatted(field, MAX_TEXT_LENGTH, text.length()));
    }
  }

  private static void requireCars(String field, int cars) {
    if (cars < 0 || cars > MOST_CARS) {
      throw new MalformedMessageException(
          "\"%s\" must be from 0 to %d, was %d".formatted(field, MOST_CARS, cars));
    }
  }

  private static void requireNotNegative(String field, OptionalLong number) {
    if (number.isPresent() && number.getAsLong() < 0) {
      throw new MalformedMessageException(
          "\"%s\" must be at least 0, was %d".formatted(field, number.getAsLong()));
    }
  }
}
