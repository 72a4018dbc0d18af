package io.marram.anomaly.health;

import io.marram.anomaly.StateException;
import io.marram.contract.AlertMessage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Makes alerts of what is found: one when a source's rule begins, one when it ends. One thread at a
 * time.
 *
 * <p>The number of open alerts is bounded, so that a fault of everything is no flood. When there is
 * no place, the alert whose source was not heard of for longest ends, if that was an hour or more
 * ago; otherwise there is no new one.
 */
public final class AlertBook {

  private static final int VERSION = 1;
  private static final long SILENT_MILLIS = 3_600_000;
  private static final long GONE_MILLIS = 24 * SILENT_MILLIS;
  private static final int LONGEST_TEXT = 1_000;

  private final Map<AlertKey, Alert> open = new LinkedHashMap<>(16, 0.75f, true);

  /** When alerts were raised that are over, but may not be repeated yet. */
  private final Map<AlertKey, Long> resting = new LinkedHashMap<>();

  private AlertSettings settings;
  private long refused;

  public AlertBook(AlertSettings settings) {
    this.settings = settings;
  }

  /** Goes on with other settings; alerts that are open stay so. */
  public void follow(AlertSettings newSettings) {
    settings = newSettings;
  }

  /** How many alerts are open. */
  public int open() {
    return open.size();
  }

  /** How many alerts there were no places for. */
  public long refused() {
    return refused;
  }

  /**
   * Takes notice of what was found.
   *
   * @param nowMillis the gateway's time, epoch milliseconds; the sensor's own may differ
   * @return the alerts to be sent, mostly none
   */
  public List<AlertMessage> judge(Finding finding, long nowMillis) {
    AlertKey key = AlertKey.of(finding);
    Alert alert = open.get(key);
    if (alert != null) {
      alert.heard(nowMillis);
      return finding.strange() ? goesOn(key, alert, finding) : calm(key, alert, finding);
    }
    return finding.strange() ? begin(key, finding, nowMillis) : List.of();
  }

  private List<AlertMessage> begin(AlertKey key, Finding finding, long nowMillis) {
    Long raised = resting.get(key);
    if (raised != null && Math.abs(finding.timeMillis() - raised) < settings.repeatMillis()) {
      return List.of();
    }
    List<AlertMessage> ended = List.of();
    if (open.size() >= settings.mostOpen()) {
      ended = endSilent(nowMillis);
      if (ended.isEmpty()) {
        refused++;
        return List.of();
      }
    }
    Alert alert = Alert.raised(key.alertId(finding.timeMillis()), finding.timeMillis(), nowMillis);
    open.put(key, alert);
    resting.remove(key);
    return Stream.concat(ended.stream(), Stream.of(message(key, alert, "raised", finding)))
        .toList();
  }

  private List<AlertMessage> goesOn(AlertKey key, Alert alert, Finding finding) {
    return alert.goesOn(finding.timeMillis(), settings.reminderMillis())
        ? List.of(message(key, alert, "reminded", finding))
        : List.of();
  }

  private List<AlertMessage> calm(AlertKey key, Alert alert, Finding finding) {
    if (!alert.isOver(finding.timeMillis(), settings.clearMillis(key.rule()))) {
      return List.of();
    }
    end(key, alert);
    return List.of(cleared(key, alert, finding.value(), finding.timeMillis()));
  }

  /**
   * Ends alerts whose source was normal when it was last heard of, which is long enough ago: there
   * need not be a verdict of every reading. Also those that nothing was heard of for a day, since
   * their sensor or limit is gone.
   *
   * @param nowMillis the gateway's time, epoch milliseconds
   * @return the alerts to be sent, mostly none
   */
  public List<AlertMessage> sweep(long nowMillis) {
    List<AlertMessage> ended = new ArrayList<>();
    for (Map.Entry<AlertKey, Alert> entry : List.copyOf(open.entrySet())) {
      AlertKey key = entry.getKey();
      Alert alert = entry.getValue();
      long silent = nowMillis - alert.heardMillis();
      if (alert.isCalm() && silent >= settings.clearMillis(key.rule())) {
        end(key, alert);
        ended.add(cleared(key, alert, Double.NaN, nowMillis));
      } else if (silent >= GONE_MILLIS) {
        ended.add(gone(key, alert, "not heard of for a day", nowMillis));
      }
    }
    return ended;
  }

  private AlertMessage cleared(AlertKey key, Alert alert, double value, long timeMillis) {
    long seconds = Math.max(0, timeMillis - alert.raisedMillis()) / 1000;
    String text = "back to normal after " + seconds + " s";
    return message(key, alert, "cleared", ending(key, value, text, timeMillis));
  }

  private static Finding ending(AlertKey key, double value, String text, long timeMillis) {
    return new Finding(
        key.source(), key.rule(), false, value, OptionalDouble.empty(), text, timeMillis);
  }

  /** The map is in the order in which sources were heard of. */
  private List<AlertMessage> endSilent(long nowMillis) {
    Map.Entry<AlertKey, Alert> eldest = open.entrySet().iterator().next();
    Alert alert = eldest.getValue();
    if (nowMillis - alert.heardMillis() < SILENT_MILLIS) {
      return List.of();
    }
    String text = "not heard of for an hour, and too many alerts are open";
    return List.of(gone(eldest.getKey(), alert, text, nowMillis));
  }

  private AlertMessage gone(AlertKey key, Alert alert, String text, long nowMillis) {
    open.remove(key);
    return message(key, alert, "cleared", ending(key, Double.NaN, text, nowMillis));
  }

  private void end(AlertKey key, Alert alert) {
    open.remove(key);
    resting.put(key, alert.raisedMillis());
    if (resting.size() > settings.mostOpen()) {
      resting.remove(resting.keySet().iterator().next());
    }
  }

  private AlertMessage message(AlertKey key, Alert alert, String state, Finding finding) {
    String reason = finding.reason().isBlank() ? key.rule() : finding.reason();
    return new AlertMessage(
        alert.id(),
        key.rule(),
        key.source(),
        state,
        settings.severityOf(key.rule()),
        reason.length() <= LONGEST_TEXT ? reason : reason.substring(0, LONGEST_TEXT),
        Double.isFinite(finding.value())
            ? OptionalDouble.of(finding.value())
            : OptionalDouble.empty(),
        finding.threshold(),
        finding.timeMillis());
  }

  /** Writes which alerts are open, with its version. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(open.size());
    for (Map.Entry<AlertKey, Alert> entry : open.entrySet()) {
      entry.getKey().write(out);
      entry.getValue().write(out);
    }
    out.writeInt(resting.size());
    for (Map.Entry<AlertKey, Long> entry : resting.entrySet()) {
      entry.getKey().write(out);
      out.writeLong(entry.getValue());
    }
  }

  /**
   * Reads which alerts are open.
   *
   * @throws StateException if that is damaged or of a later version
   */
  public static AlertBook read(DataInput in, AlertSettings settings) throws IOException {
    AlertBook book = new AlertBook(settings);
    try {
      StateException.requireVersion("alerts", in.readInt(), VERSION);
      for (int left = count(in); left > 0; left--) {
        book.open.put(AlertKey.read(in), Alert.read(in));
      }
      for (int left = count(in); left > 0; left--) {
        book.resting.put(AlertKey.read(in), in.readLong());
      }
    } catch (EOFException | UTFDataFormatException e) {
      throw new StateException("alerts: damaged: " + e.getMessage());
    }
    return book;
  }

  private static int count(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > AlertSettings.MOST) {
      throw new StateException("alerts: damaged: there cannot be " + count);
    }
    return count;
  }
}
