package io.marram.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.inference.Descriptors;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.ModelFiles;
import io.marram.inference.TestEngine;
import io.marram.inference.TorchScriptArchive;
import io.marram.inference.TorchScriptEngine;
import java.io.ByteArrayInputStream;
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
    HostedModel model =
        new HostedModel(
            new ModelDescriptor(
                "b",
                "1",
                ModelDescriptor.ONNX,
                "b.onnx",
                Optional.empty(),
                Descriptors.rowsOfThree("b", new byte[0]).inputs(),
                Descriptors.rowsOfThree("b", new byte[0]).outputs()),
            new ModelFiles("b/", file -> new ByteArrayInputStream(new byte[0])),
            "one");

    catalogue.add(model);

    assertThat(model.network()).isEmpty();
    assertThat(catalogue.find("b")).contains(model);
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
