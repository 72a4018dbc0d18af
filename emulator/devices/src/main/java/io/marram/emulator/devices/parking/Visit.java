package io.marram.emulator.devices.parking;

import io.marram.emulator.devices.parking.render.CarShape;
import io.marram.emulator.devices.parking.render.Paint;
import io.marram.emulator.devices.parking.render.Pose;

/**
 * One car's stay.
 *
 * @param stall its index
 * @param beginMillis when it comes in sight; before the first midnight, it has been there
 * @param leaveMillis when it begins to drive out
 */
record Visit(
    int stall,
    CarShape shape,
    Paint paint,
    long beginMillis,
    Drive in,
    long leaveMillis,
    Drive out) {

  long parkedMillis() {
    return beginMillis + in.millis();
  }

  long enteredMillis() {
    return beginMillis + in.crossingMillis();
  }

  long leftMillis() {
    return leaveMillis + out.crossingMillis();
  }

  long endMillis() {
    return leaveMillis + out.millis();
  }

  boolean parked(long timeMillis) {
    return timeMillis >= parkedMillis() && timeMillis < leaveMillis;
  }

  Pose at(long timeMillis) {
    return timeMillis < leaveMillis
        ? in.at(timeMillis - beginMillis)
        : out.at(timeMillis - leaveMillis);
  }
}
