package io.marram.benchmarks;

import io.marram.cloud.recognition.embedding.Embedding;
import io.marram.cloud.recognition.embedding.EmbeddingModel;
import io.marram.cloud.recognition.embedding.FaceEmbedding;
import io.marram.faces.Face;
import io.marram.inference.EngineSettings;
import io.marram.inference.TorchScriptEngine;
import io.marram.vision.alignment.FaceChip;
import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;
import java.io.IOException;
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

/** One face's embedding as the recognition function computes it: face and mirror image. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class EmbeddingBenchmark {

  @Param({"mobilefacenet", "dlib-resnet"})
  String model;

  private FaceEmbedding embedding;
  private RgbImage chip;
  private Landmarks landmarks;

  @Setup
  public void open() throws IOException, PictureException, NetworkException {
    TorchScriptEngine engine = TorchScriptEngine.start(EngineSettings.defaults());
    embedding = EmbeddingModel.named(model).open(engine);
    RgbImage frame = Pictures.read("samples/sample5.jpg", 640, 480);
    Face face = Networks.mtcnn(40).detect(frame).get(0);
    chip = FaceChip.cut(frame, face.landmarks());
    landmarks = FaceChip.landmarksInChip(face.landmarks());
  }

  @Benchmark
  public Embedding embed() throws NetworkException {
    return embedding.embed(chip, landmarks);
  }
}
