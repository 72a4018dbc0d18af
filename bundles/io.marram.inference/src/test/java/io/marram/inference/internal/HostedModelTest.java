package io.marram.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.inference.LoadedModel;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.ModelEngine;
import io.marram.inference.ModelFiles;
import io.marram.inference.TensorSpec;
import io.marram.vision.tensor.FloatTensor;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostedModelTest {

  private static final TensorSpec IMAGES =
      new TensorSpec("images", "FP32", Optional.empty(), List.of(1L, 3L, 416L, 416L));

  /** An engine that reads from a file what it has. */
  private static final class ReadingEngine implements ModelEngine {

    @Override
    public String platform() {
      return ModelDescriptor.ONNX;
    }

    @Override
    public LoadedModel load(ModelDescriptor descriptor, byte[] file) {
      ModelDescriptor read = descriptor.withTensors(List.of(IMAGES), List.of(IMAGES));
      return new LoadedModel() {
        @Override
        public ModelDescriptor descriptor() {
          return read;
        }

        @Override
        public List<FloatTensor> run(List<FloatTensor> inputs) {
          return inputs;
        }

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void knowsWhatItsFileSaysWhileItIsLoaded() {
    ModelDescriptor described =
        new ModelDescriptor(
            "mine", "1", ModelDescriptor.ONNX, "mine.onnx", Optional.empty(), List.of(), List.of());
    HostedModel model =
        new HostedModel(
            described, new ModelFiles("", file -> new ByteArrayInputStream(new byte[0])), "test");

    assertThat(model.descriptor().inputs()).isEmpty();
    model.load(new ReadingEngine());
    assertThat(model.descriptor().inputs()).containsExactly(IMAGES);
    model.unload();
    assertThat(model.descriptor().inputs()).isEmpty();
  }
}
