package io.marram.benchmarks;

import io.marram.cars.Detections;
import io.marram.cars.area.Areas;
import io.marram.cars.area.CountingLine;
import io.marram.cars.count.CarCounter;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.CountSettings;
import io.marram.cars.detect.DetectorException;
import io.marram.cars.detect.DetectorModel;
import io.marram.cars.detect.DetectorSettings;
import io.marram.cars.detect.NetworkDetector;
import io.marram.vision.geometry.Point;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a frame of a parking lot costs beside the network: to decode it, to make the network's input
 * of it, to read the network's answer and to count. The network itself answers at once, always the
 * same: faint noise everywhere and 40 cars.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class CarFrameBenchmark {

  private static final int CLASSES = 80;
  private static final int CAR = 2;
  private static final int ROWS = 144;
  private static final int COLUMNS = 256;
  private static final int FRAME_MILLIS = 200;

  @Param({"1280x720", "1920x1080"})
  String size;

  private final PictureDecoder decoder = new PictureDecoder();
  private byte[] jpeg;
  private RgbImage frame;
  private NetworkDetector detector;
  private CarCounter counter;
  private long nowMillis = 1_790_000_000_000L;

  @Setup
  public void open() throws IOException, PictureException {
    String[] sides = size.split("x");
    frame =
        Pictures.read(
            "samples/sample5.jpg", Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    jpeg = Pictures.jpeg(frame);
    List<FloatTensor> answer = answer();
    String labels =
        IntStream.range(0, CLASSES)
            .mapToObj(i -> i == CAR ? "car" : "thing " + i)
            .collect(Collectors.joining(","));
    DetectorModel model =
        DetectorModel.of(
            "cars", Map.of("detector", "centernet", "labels", labels), new int[] {1, -1, -1, 3});
    detector = new NetworkDetector(input -> answer, model, DetectorSettings.DEFAULT);
    CountingLine gate = CountingLine.of("gate", new Point(0.2f, 0), new Point(0.2f, 1));
    counter = new CarCounter(CountSettings.of(new Areas(List.of(), List.of(), List.of(gate))));
  }

  private static List<FloatTensor> answer() {
    Random random = new Random(1);
    float[] scores = new float[ROWS * COLUMNS * CLASSES];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = 0.02f * random.nextFloat();
    }
    float[] sides = new float[ROWS * COLUMNS * 4];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = 20 + random.nextFloat();
    }
    for (int car = 0; car < 40; car++) {
      int row = 10 + car / 10 * 40;
      int column = 10 + car % 10 * 24;
      scores[(row * COLUMNS + column) * CLASSES + CAR] = 0.4f + 0.5f * random.nextFloat();
    }
    return List.of(
        new FloatTensor(new int[] {1, ROWS, COLUMNS, CLASSES}, scores),
        new FloatTensor(new int[] {1, ROWS, COLUMNS, 4}, sides));
  }

  @Benchmark
  public RgbImage decode() throws PictureException {
    return decoder.decode(jpeg);
  }

  @Benchmark
  public Detections detect() throws DetectorException {
    return detector.detect(frame, nowMillis);
  }

  @Benchmark
  public Optional<CountReport> wholeFrame() throws PictureException, DetectorException {
    nowMillis += FRAME_MILLIS;
    RgbImage picture = decoder.decode(jpeg);
    return counter.observe(detector.detect(picture, nowMillis), Optional.of(picture));
  }
}
