package io.marram.anomaly.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.anomaly.model.ModelDescriptor.ForestFile;
import io.marram.anomaly.model.ModelDescriptor.Network;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelDescriptorTest {

  @Test
  void readsAForest() throws Exception {
    assertThat(read("kind=forest\nfile=pump.json\nsensors=pump-1, vibration,\n"))
        .isEqualTo(
            new ModelDescriptor(
                "pump", List.of("pump-1", "vibration"), new ForestFile("pump.json")));
  }

  @Test
  void readsAnAutoencoder() throws Exception {
    ModelDescriptor descriptor =
        read("kind=autoencoder\nmodel=pump-net\nwindow=64\nevery=10\nmean=20\ndeviation=2.5\n");

    assertThat(descriptor.sensors()).isEmpty();
    assertThat(descriptor.source())
        .isEqualTo(
            new Network(
                "pump-net", new AutoencoderSettings(64, 10, Optional.of(new Scale(20, 2.5)))));
  }

  @Test
  void usesAnAutoencoderFourTimesInAWindowAndLearnsTheScaleUnlessToldOtherwise() throws Exception {
    assertThat(read("kind=autoencoder\nmodel=pump-net\nwindow=64\n").source())
        .isEqualTo(new Network("pump-net", new AutoencoderSettings(64, 16, Optional.empty())));
    assertThat(read("kind=autoencoder\nmodel=pump-net\nwindow=3\n").source())
        .isEqualTo(new Network("pump-net", new AutoencoderSettings(3, 1, Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | kind is missing",
        "kind=tree | kind must be forest or autoencoder, was tree",
        "kind=forest | file is missing",
        "kind=forest\\nfile=../pump.json | file must be a plain file name",
        "kind=forest\\nfile=pump.json\\nwindow=5\\nsensor=a | unknown properties: sensor, window",
        "kind=autoencoder\\nwindow=5 | model is missing",
        "kind=autoencoder\\nmodel=m | window is missing",
        "kind=autoencoder\\nmodel=m\\nwindow=ten | window must be a whole number, was ten",
        "kind=autoencoder\\nmodel=m\\nwindow=1 | window must be 2 to 10000, was 1",
        "kind=autoencoder\\nmodel=m\\nwindow=9\\nevery=0 | every must be 1 to 1000000, was 0",
        "kind=autoencoder\\nmodel=m\\nwindow=9\\nmean=1 | must be given both or not at all",
        "kind=autoencoder\\nmodel=m\\nwindow=9\\nmean=NaN\\ndeviation=1 | mean must be finite",
        "kind=autoencoder\\nmodel=m\\nwindow=9\\nmean=1\\ndeviation=0 | deviation must be over 0",
        "kind=autoencoder\\nmodel=m\\nwindow=9\\nmean=1\\ndeviation=x | deviation must be a number",
      })
  void saysWhichPropertyIsWrong(String text, String reason) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Pump", "pump 1", "-pump", "a\nb"})
  void refusesNamesThatAreNoName(String name) throws IOException {
    Properties properties = properties("kind=forest\nfile=pump.json");

    assertThatThrownBy(() -> ModelDescriptor.of(name, properties))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("a model's name must be");
  }

  private static ModelDescriptor read(String text) throws ModelException, IOException {
    return ModelDescriptor.of("pump", properties(text));
  }

  private static Properties properties(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }
}
