package io.marram.cars.internal;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.LabelFilter;
import io.marram.cars.detect.Detector;
import io.marram.cars.detect.DetectorException;
import io.marram.contract.CarCountMessage;
import io.marram.contract.WireProperties;
import io.marram.networks.NotReadyException;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedPorts;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** A car detector on its wires, with a detector that finds what a test says, and a hand clock. */
final class ParkingScene implements EventAdmin {

  static final long BEGIN = 1_800_000_000_000L;
  static final long FRAME_MILLIS = 200;

  final RecordedPorts ports = new RecordedPorts(3);
  final List<Event> events = new CopyOnWriteArrayList<>();
  final Map<String, String> variables = new HashMap<>();

  /** What the detector finds in the next frame. */
  List<Detection> cars = new ArrayList<>();

  /** What the detector can name; empty if it does not say. */
  List<String> labels = List.of();

  /** Why there is no detector; empty if there is one. */
  String missing = "";

  /** Why the detector fails; empty if it does not. */
  String failing = "";

  RuntimeException broken;
  int looks;
  int closed;
  long now = BEGIN;

  /** What the camera shows: another number is another place; 0 is a covered lens. */
  int place;

  int width = 64;
  int height = 48;

  private final AtomicLong nanos = new AtomicLong();
  private final Path data;
  private CarDetector component;

  ParkingScene(Path data) {
    this.data = data;
  }

  /** Activates a new instance, as after an update of the bundle or a restart. */
  CarDetector activate(Map<String, ?> changed) {
    component =
        new CarDetector(
            DeclarativeServices.context("lot"),
            ports,
            this,
            new Surroundings(variables::get, "gateway-1", data),
            Clock.fixed(Instant.ofEpochMilli(BEGIN), ZoneOffset.UTC),
            new CountStage(this, nanos::get),
            new DetectorSources() {
              @Override
              DetectorSource of(String pid, CarDetectorSettings.Look look, LabelFilter counted) {
                return new FakeSource();
              }
            });
    component.activate(config(changed));
    return component;
  }

  static CarDetectorConfig config(Map<String, ?> changed) {
    return DeclarativeServices.configuration(CarDetectorConfig.class, changed);
  }

  private final class FakeSource implements DetectorSource {
    @Override
    public Detector ready() throws NotReadyException {
      if (!missing.isEmpty()) {
        throw new NotReadyException(missing);
      }
      return new FakeDetector();
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private final class FakeDetector implements Detector {
    @Override
    public Detections detect(RgbImage picture, long timeMillis) throws DetectorException {
      looks++;
      if (broken != null) {
        throw broken;
      }
      if (!failing.isEmpty()) {
        throw new DetectorException(failing);
      }
      return new Detections(timeMillis, cars);
    }

    @Override
    public Collection<String> labels() {
      return labels;
    }
  }

  /** A car whose box begins there, a tenth of the picture wide and high. */
  static Detection car(double left, double top) {
    return new Detection(
        new Box((float) left, (float) top, (float) left + 0.1f, (float) top + 0.1f), "car", 0.9);
  }

  /** So many frames, five a second. */
  void frames(int count) {
    for (int i = 0; i < count; i++) {
      receive(frame(now));
      pass(FRAME_MILLIS);
    }
  }

  /** Time passes. */
  void pass(long millis) {
    now += millis;
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  void receive(WireRecord record) {
    component.onWireReceive(new WireEnvelope("camera", List.of(record)));
  }

  WireRecord frame(long timeMillis) {
    return frame(timeMillis, place == 0 ? jpeg(width, height) : show(place));
  }

  static WireRecord frame(long timeMillis, byte[] picture) {
    return new WireRecord(
        Map.of(
            WireProperties.FRAME, TypedValues.newByteArrayValue(picture),
            WireProperties.FRAME_ID, TypedValues.newStringValue("f" + timeMillis),
            WireProperties.FRAME_SOURCE, TypedValues.newStringValue("camera"),
            WireProperties.FRAME_TIME, TypedValues.newLongValue(timeMillis)));
  }

  static byte[] jpeg(int width, int height) {
    return new JpegEncoder()
        .encode(new RgbImage(width, height, new byte[3 * width * height]), 0.5f);
  }

  private byte[] show(int place) {
    byte[] pixels = new byte[3 * width * height];
    new Random(place).nextBytes(pixels);
    return new JpegEncoder().encode(new RgbImage(width, height, pixels), 0.9f);
  }

  /** The counts that were emitted so far. */
  List<Map<String, Object>> counts() {
    return values(ports.records(0));
  }

  List<CarCountMessage> messages() {
    return counts().stream()
        .map(count -> ((String) count.get("message")).getBytes(StandardCharsets.UTF_8))
        .map(CarCountMessage::parse)
        .toList();
  }

  CarCountMessage lastMessage() {
    return messages().get(messages().size() - 1);
  }

  static List<Map<String, Object>> values(List<WireRecord> records) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (WireRecord record : records) {
      Map<String, Object> values = new HashMap<>();
      for (Map.Entry<String, TypedValue<?>> property : record.getProperties().entrySet()) {
        values.put(property.getKey(), property.getValue().getValue());
      }
      all.add(values);
    }
    return all;
  }

  /** The events of a topic. */
  List<Event> events(String topic) {
    return events.stream().filter(event -> event.getTopic().equals(topic)).toList();
  }

  @Override
  public void postEvent(Event event) {
    events.add(event);
  }

  @Override
  public void sendEvent(Event event) {
    events.add(event);
  }
}
