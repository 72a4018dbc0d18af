package io.marram.benchmarks;

import io.marram.vision.alignment.FaceChip;
import io.marram.vision.alignment.FaceTemplate;
import io.marram.vision.geometry.Landmarks;
import io.marram.vision.geometry.SimilarityTransform;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What happens to a 640x480 frame before and after detection. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class ConversionBenchmark {

  private static final SimilarityTransform INTO_FRAME = new SimilarityTransform(0.6, 0.1, 250, 180);

  private final PictureDecoder decoder = new PictureDecoder();
  private final Landmarks face = INTO_FRAME.apply(FaceTemplate.CHIP.landmarks());

  private RgbImage frame;
  private RgbImage chip;
  private byte[] jpeg;

  @Setup
  public void open() throws IOException, PictureException {
    frame = Pictures.read("samples/sample5.jpg", 640, 480);
    chip = FaceChip.cut(frame, face);
    jpeg = Pictures.jpeg(frame);
  }

  @Benchmark
  public RgbImage decodeFrame() throws PictureException {
    return decoder.decode(jpeg);
  }

  @Benchmark
  public RgbImage cutChip() {
    return FaceChip.cut(frame, face);
  }

  @Benchmark
  public byte[] encodeChip() {
    return Pictures.jpeg(chip);
  }
}
