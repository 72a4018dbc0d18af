package io.marram.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.inference.Descriptors;
import io.marram.inference.LoadedModel;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.ModelEngine;
import io.marram.inference.ModelFiles;
import io.marram.inference.TestEngine;
import io.marram.inference.TorchScriptArchive;
import io.marram.inference.TorchScriptEngine;
import io.marram.vision.tensor.FloatTensor;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {

  private static TorchScriptEngine engine;

  private final ModelCatalogue catalogue = new ModelCatalogue();

  @BeforeAll
  static void startEngine() {
    engine = TestEngine.start();
  }

  @Test
  void loadsWaitingModelsWhenTheEngineStarts() {
    HostedModel model = model("a", "one");
    catalogue.add(model);
    assertThat(catalogue.names()).containsExactly("a");
    assertThat(model.network()).isEmpty();

    catalogue.engineStarted(engine);

    assertThat(model.network()).isPresent();
  }

  @Test
  void loadsLaterModelsAtOnceAndClosesThemWhenTheyGo() {
    catalogue.engineStarted(engine);
    HostedModel model = model("a", "one");

    catalogue.add(model);
    assertThat(model.network()).isPresent();

    catalogue.remove(model);
    assertThat(model.network()).isEmpty();
    assertThat(catalogue.names()).isEmpty();
    assertThat(model.load(engine)).isFalse();
  }

  @Test
  void forgetsAModelThatCannotBeLoaded() {
    catalogue.engineStarted(engine);

    catalogue.add(damaged("a"));

    assertThat(catalogue.names()).isEmpty();
    assertThat(catalogue.find("a")).isEmpty();
  }

  @Test
  void letsTheNextModelOfANameServeWhenTheFirstGoes() {
    catalogue.engineStarted(engine);
    HostedModel first = model("a", "one");
    HostedModel second = model("a", "two");
    catalogue.add(first);
    catalogue.add(second);
    assertThat(catalogue.find("a")).contains(first);
    assertThat(second.network()).isEmpty();

    catalogue.remove(first);

    assertThat(catalogue.find("a")).contains(second);
    assertThat(second.network()).isPresent();
  }

  @Test
  void letsTheNextModelServeWhenTheFirstIsDamaged() {
    HostedModel second = model("a", "two");
    catalogue.add(damaged("a"));
    catalogue.add(second);

    catalogue.engineStarted(engine);

    assertThat(catalogue.find("a")).contains(second);
    assertThat(second.network()).isPresent();
  }

  @Test
  void doesNotReloadWhatWasUnloadedWhenOnlySettingsChange() {
    catalogue.engineStarted(engine);
    HostedModel model = model("a", "one");
    catalogue.add(model);
    model.unload();

    catalogue.engineStarted(engine);

    assertThat(model.network()).isEmpty();
  }

  @Test
  void retiresEverythingAtTheEnd() {
    catalogue.engineStarted(engine);
    HostedModel model = model("a", "one");
    catalogue.add(model);

    catalogue.clear();

    assertThat(model.network()).isEmpty();
    assertThat(catalogue.names()).isEmpty();
    assertThat(catalogue.hasEngine()).isFalse();
  }

  @Test
  void keepsTheModelsOfAnEngineThatGoesForTheNext() {
    catalogue.engineStarted(engine);
    HostedModel model = model("a", "one");
    catalogue.add(model);

    catalogue.engineGone(engine);

    assertThat(model.network()).isEmpty();
    assertThat(catalogue.find("a")).contains(model);
    assertThat(catalogue.hasEngine()).isFalse();

    catalogue.engineStarted(engine);

    assertThat(model.network()).isPresent();
  }

  @Test
  void letsAModelOfAnotherPlatformWaitForItsEngine() {
    catalogue.engineStarted(engine);
    HostedModel model = onnx("b");

    catalogue.add(model);

    assertThat(model.network()).isEmpty();
    assertThat(catalogue.find("b")).contains(model);
  }

  @Test
  void loadsANetworkOfTwoPlatformsOnTheOneThatRuns() {
    HostedModel torchScript = model("a", "one");
    HostedModel onnx = onnx("a");
    catalogue.add(torchScript);
    catalogue.add(onnx);

    catalogue.engineStarted(new FakeOnnxEngine());

    assertThat(catalogue.find("a")).contains(onnx);
    assertThat(onnx.network()).isPresent();
    assertThat(torchScript.network()).isEmpty();
  }

  @Test
  void loadsANetworkOfTwoPlatformsOnceThoughBothRun() {
    HostedModel torchScript = model("a", "one");
    HostedModel onnx = onnx("a");
    catalogue.add(torchScript);
    catalogue.add(onnx);
    catalogue.engineStarted(new FakeOnnxEngine());

    catalogue.engineStarted(engine);

    assertThat(catalogue.find("a")).contains(torchScript);
    assertThat(torchScript.network()).isPresent();
    assertThat(onnx.network()).isEmpty();
  }

  @Test
  void fallsBackToTheOtherPlatformWhenAnEngineGoes() {
    ModelEngine other = new FakeOnnxEngine();
    HostedModel onnx = onnx("a");
    HostedModel torchScript = model("a", "one");
    catalogue.engineStarted(engine);
    catalogue.engineStarted(other);
    catalogue.add(onnx);
    catalogue.add(torchScript);
    assertThat(onnx.network()).isPresent();

    catalogue.engineGone(other);

    assertThat(onnx.network()).isEmpty();
    assertThat(catalogue.find("a")).contains(torchScript);
    assertThat(torchScript.network()).isPresent();
  }

  @Test
  void loadsTheOtherPlatformsModelWhenTheServingOneGoes() {
    HostedModel torchScript = model("a", "one");
    HostedModel onnx = onnx("a");
    catalogue.engineStarted(engine);
    catalogue.engineStarted(new FakeOnnxEngine());
    catalogue.add(torchScript);
    catalogue.add(onnx);

    catalogue.remove(torchScript);

    assertThat(catalogue.find("a")).contains(onnx);
    assertThat(onnx.network()).isPresent();
  }

  @Test
  void leavesTheServingModelAloneWhenAnotherOfItsNameGoes() {
    HostedModel torchScript = model("a", "one");
    HostedModel onnx = onnx("a");
    catalogue.engineStarted(new FakeOnnxEngine());
    catalogue.add(torchScript);
    catalogue.add(onnx);
    onnx.unload();

    catalogue.remove(torchScript);

    assertThat(catalogue.find("a")).contains(onnx);
    assertThat(onnx.network()).isEmpty();
  }

  private static HostedModel onnx(String name) {
    ModelDescriptor rows = Descriptors.rowsOfThree(name, new byte[0]);
    return new HostedModel(
        new ModelDescriptor(
            name,
            "1",
            ModelDescriptor.ONNX,
            name + ".onnx",
            Optional.empty(),
            rows.inputs(),
            rows.outputs()),
        new ModelFiles(name + "/", file -> new ByteArrayInputStream(new byte[0])),
        "onnx");
  }

  /** Runs whatever it is given, and gives nothing. */
  private static final class FakeOnnxEngine implements ModelEngine {

    @Override
    public String platform() {
      return ModelDescriptor.ONNX;
    }

    @Override
    public LoadedModel load(ModelDescriptor descriptor, byte[] file) {
      return new LoadedModel() {
        @Override
        public ModelDescriptor descriptor() {
          return descriptor;
        }

        @Override
        public List<FloatTensor> run(List<FloatTensor> inputs) {
          return List.of();
        }

        @Override
        public void close() {
          // there is nothing to free
        }
      };
    }
  }

  private static HostedModel model(String name, String origin) {
    byte[] file = TorchScriptArchive.doublePlusOne();
    return hosted(name, origin, file, file);
  }

  private static HostedModel damaged(String name) {
    return hosted(name, "damaged", TorchScriptArchive.doublePlusOne(), new byte[] {1, 2, 3});
  }

  private static HostedModel hosted(String name, String origin, byte[] described, byte[] actual) {
    ModelFiles files = new ModelFiles(origin + "/", file -> new ByteArrayInputStream(actual));
    return new HostedModel(Descriptors.rowsOfThree(name, described), files, origin);
  }
}
