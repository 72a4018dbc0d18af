package io.marram.cars.internal;

import io.marram.cars.internal.CarDetectorSettings.Sender;
import io.marram.cars.lot.PlaceCount;
import io.marram.cars.occupancy.OccupancyEstimate;
import io.marram.contract.CarCountMessage;
import io.marram.contract.CarCountMessage.Estimate;
import io.marram.contract.WireProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Writes counts as records, each with the message that it is sent as, and numbers them. */
final class CountRecords {

  private final Sender sender;
  private long seq;

  /**
   * @param seq of the last one before
   */
  CountRecords(Sender sender, long seq) {
    this.sender = sender;
    this.seq = seq;
  }

  /** The number of the last one. */
  long seq() {
    return seq;
  }

  /**
   * The records of some counts.
   *
   * @param timeMillis of the picture, epoch milliseconds
   */
  List<WireRecord> of(List<PlaceCount> places, long timeMillis) {
    List<WireRecord> records = new ArrayList<>(places.size());
    for (PlaceCount place : places) {
      seq++;
      records.add(record(place, timeMillis));
    }
    return records;
  }

  private WireRecord record(PlaceCount place, long timeMillis) {
    Map<String, TypedValue<?>> properties = new HashMap<>();
    place
        .zone()
        .ifPresent(name -> properties.put(WireProperties.ZONE, TypedValues.newStringValue(name)));
    properties.put(WireProperties.CARS, TypedValues.newIntegerValue(place.cars()));
    place
        .free()
        .ifPresent(free -> properties.put(WireProperties.FREE, TypedValues.newIntegerValue(free)));
    place
        .freeStalls()
        .ifPresent(
            names ->
                properties.put(
                    WireProperties.STALLS_FREE,
                    TypedValues.newStringValue(String.join(";", names))));
    place.entered().ifPresent(count -> properties.put(WireProperties.ENTERED, integer(count)));
    place.left().ifPresent(count -> properties.put(WireProperties.LEFT, integer(count)));
    place.estimate().ifPresent(estimate -> put(properties, estimate));
    properties.put(WireProperties.TIME, TypedValues.newLongValue(timeMillis));
    properties.put(
        WireProperties.MESSAGE, TypedValues.newStringValue(message(place, timeMillis).toJson()));
    return new WireRecord(properties);
  }

  private static void put(Map<String, TypedValue<?>> properties, OccupancyEstimate estimate) {
    properties.put(WireProperties.CARS_ESTIMATE, TypedValues.newIntegerValue(estimate.cars()));
    properties.put(WireProperties.CARS_LOW, TypedValues.newIntegerValue(estimate.low()));
    properties.put(WireProperties.CARS_HIGH, TypedValues.newIntegerValue(estimate.high()));
    properties.put(
        WireProperties.CARS_DISAGREE, TypedValues.newBooleanValue(estimate.disagreeing()));
  }

  private static TypedValue<?> integer(long count) {
    return TypedValues.newIntegerValue((int) Math.min(Integer.MAX_VALUE, count));
  }

  private CarCountMessage message(PlaceCount place, long timeMillis) {
    return new CarCountMessage(
        sender.uuid(),
        place.cars(),
        place.zone(),
        place.free(),
        place.entered(),
        place.left(),
        place
            .estimate()
            .map(
                estimate ->
                    new Estimate(
                        estimate.cars(), estimate.low(), estimate.high(), estimate.disagreeing())),
        OptionalLong.of(timeMillis),
        Optional.of(sender.gateway()),
        OptionalLong.of(seq));
  }
}
