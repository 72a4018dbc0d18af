package io.marram.benchmarks;

import io.marram.faces.Face;
import io.marram.faces.Mtcnn;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** MTCNN on a 640x480 picture, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class DetectorBenchmark {

  /** A sample of the demo, or the path of any picture. */
  @Param("samples/sample5.jpg")
  String picture;

  @Param({"20", "40"})
  int smallestFace;

  private Mtcnn mtcnn;
  private RgbImage frame;

  @Setup
  public void open() throws IOException, PictureException, NetworkException {
    mtcnn = Networks.mtcnn(smallestFace);
    frame = Pictures.read(picture, 640, 480);
    System.out.println(mtcnn.detect(frame).size() + " faces");
  }

  @Benchmark
  public List<Face> detect() throws NetworkException {
    return mtcnn.detect(frame);
  }
}
