package io.marram.emulator.cli.send;

import com.eclipsesource.json.JsonObject;
import java.util.Locale;

/**
 * What came back of many frames.
 *
 * @param published how many frames went out
 * @param answered how many of them were answered
 * @param errors how many answers say that the frame could not be worked on
 * @param refused how many frames the broker did not take
 * @param duplicates how many answers came for requests that were answered already
 * @param publishSeconds from the first frame to the broker's last receipt
 * @param seconds from the first frame to the last answer
 * @param p50Millis from publishing to answer, half of all answers took no longer
 * @param p99Millis the same for 99 of 100 answers
 */
record LoadReport(
    int published,
    int answered,
    int errors,
    int refused,
    int duplicates,
    double publishSeconds,
    double seconds,
    long p50Millis,
    long p99Millis) {

  int lost() {
    return published - answered - refused;
  }

  /** Every frame was answered exactly once, and none with an error. */
  boolean good() {
    return answered == published && errors == 0 && duplicates == 0;
  }

  double answersPerSecond() {
    return seconds > 0 ? answered / seconds : 0;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%d frames published in %.1f s: %d answers (%d errors), %d lost, %d refused, %d duplicates;"
            + " %.1f answers/s, latency p50 %d ms, p99 %d ms",
        published,
        publishSeconds,
        answered,
        errors,
        lost(),
        refused,
        duplicates,
        answersPerSecond(),
        p50Millis,
        p99Millis);
  }

  JsonObject toJson() {
    return new JsonObject()
        .add("published", published)
        .add("answered", answered)
        .add("errors", errors)
        .add("lost", lost())
        .add("refused", refused)
        .add("duplicates", duplicates)
        .add("publish_seconds", publishSeconds)
        .add("seconds", seconds)
        .add("answers_per_second", answersPerSecond())
        .add("p50_milliseconds", p50Millis)
        .add("p99_milliseconds", p99Millis);
  }
}
