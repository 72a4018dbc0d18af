package io.marram.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.inference.InferenceException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelDescriptorTest {

  private static final String JSON =
      """
      {"name":"pnet","version":"1.2","platform":"pytorch-torchscript","file":"pnet.pt",
       "sha256":"%s","licence":"MIT",
       "inputs":[{"name":"image","type":"FP32","format":"NHWC","shape":[-1,-1,-1,3]}],
       "outputs":[{"name":"probability","type":"FP32","shape":[-1,2]},
                  {"name":"regression","type":"FP32","shape":[-1,4]}],
       "parameters":{"labels":"no face,face","threshold":"0.7"}}
      """
          .formatted("AB".repeat(32));

  @Test
  void readsEveryFieldAndIgnoresUnknownOnes() {
    ModelDescriptor model = parse(JSON);

    assertThat(model.name()).isEqualTo("pnet");
    assertThat(model.version()).isEqualTo("1.2");
    assertThat(model.platform()).isEqualTo(ModelDescriptor.TORCHSCRIPT);
    assertThat(model.file()).isEqualTo("pnet.pt");
    assertThat(model.sha256()).contains("ab".repeat(32));
    assertThat(model.inputs())
        .containsExactly(
            new TensorSpec("image", "FP32", Optional.of("NHWC"), List.of(-1L, -1L, -1L, 3L)));
    assertThat(model.outputs())
        .extracting(TensorSpec::name)
        .containsExactly("probability", "regression");
    assertThat(model.parameters())
        .containsOnly(Map.entry("labels", "no face,face"), Map.entry("threshold", "0.7"));
  }

  @Test
  void needsNoParameters() {
    String json = JSON.substring(0, JSON.indexOf(",\n \"parameters\"")) + "}";

    assertThat(parse(json).parameters()).isEmpty();
  }

  @Test
  void boundsItsParameters() {
    String many =
        IntStream.rangeClosed(0, ModelDescriptor.MAX_PARAMETERS)
            .mapToObj(i -> "\"p" + i + "\":\"\",")
            .collect(Collectors.joining());
    String value = "x".repeat(ModelDescriptor.MAX_PARAMETER_LENGTH + 1);

    assertThatThrownBy(() -> parse(JSON.replace("\"labels\"", many + "\"labels\"")))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("may have 64 parameters, but has 67");
    assertThatThrownBy(() -> parse(JSON.replace("0.7", value)))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("parameter threshold of model pnet is longer than 32768 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"name\":\"pnet\",'              | ''                                | field name must be a text",
        "'\"name\":\"pnet\"'               | '\"name\":7'                      | field name must be a text",
        "'\"name\":\"pnet\"'               | '\"name\":\" \"'                  | model name must not be empty",
        "'\"file\":\"pnet.pt\"'            | '\"file\":\"../pnet.pt\"'         | must be a plain file name",
        "'ABAB'                            | 'XYZ'                             | sha256 of model pnet must be 64 hex digits",
        "'\"shape\":[-1,2]'                | '\"shape\":[-2,2]'                | shape of tensor probability must hold extents",
        "'\"shape\":[-1,2]'                | '\"shape\":[\"a\",2]'             | field shape must be a list of whole numbers",
        "'\"shape\":[-1,2]'                | '\"shape\":[1.5,2]'               | 1.5",
        "'\"shape\":[-1,2]'                | '\"shape\":3'                     | field shape must be a list",
        "'\"inputs\":[{'                   | '\"inputs\":[7,{'                 | field inputs must be a list of objects",
        "'\"0.7\"'                         | '0.7'                             | parameter threshold must be a text",
        "'{\"labels\":'                    | '7,\"p\":{\"labels\":'             | field parameters must be an object",
        "'\"inputs\"'                      | '\"in\"'                          | field inputs must be a list",
        "'{\"name\":\"pnet\"'              | '[\"pnet\"'                       | not JSON",
      })
  void saysWhatIsWrongWithADescriptor(String original, String replacement, String message) {
    assertThatThrownBy(() -> parse(JSON.replace(original, replacement)))
        .isInstanceOfSatisfying(
            InferenceException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.DESCRIPTOR_MALFORMED))
        .hasMessageContaining("model descriptor test.json")
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThatThrownBy(() -> parse("[]")).hasMessageContaining("not a JSON object");
    assertThatThrownBy(() -> parse("")).hasMessageContaining("not JSON");
  }

  @Test
  void refusesAModelWithoutOutputs() {
    String json = JSON.substring(0, JSON.indexOf("\"outputs\"")) + "\"outputs\":[]}";

    assertThatThrownBy(() -> parse(json)).hasMessageContaining("must have inputs and outputs");
  }

  @Test
  void readsInputsThatAreAlwaysTheSame() {
    ModelDescriptor model = parse(withConstant("[1,2]", "[640,480]"));

    assertThat(model.inputs()).hasSize(1);
    assertThat(model.constants()).hasSize(1);
    assertThat(model.constants().get(0).tensor().type()).isEqualTo("INT64");
    assertThat(model.constants().get(0).value().shape()).containsExactly(1, 2);
    assertThat(model.constants().get(0).value().values()).containsExactly(640, 480);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1,2]|[640]|constant sizes must have as many values as its shape [1, 2] holds",
        "[-1,2]|[640,640]|constant sizes must have as many values",
        "[100000,100000,100000]|[]|constant sizes must have as many values",
        "[1,2]|[640,\"a\"]|field values must be a list of numbers",
        "[1,2]|640|field values must be a list",
      })
  void saysWhatIsWrongWithAConstant(String shape, String values, String message) {
    assertThatThrownBy(() -> parse(withConstant(shape, values)))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining(message);
  }

  private static String withConstant(String shape, String values) {
    return JSON.replace(
        "\"outputs\"",
        "\"constants\":[{\"name\":\"sizes\",\"type\":\"INT64\",\"shape\":%s,\"values\":%s}],\"outputs\""
            .formatted(shape, values));
  }

  @Test
  void leavesTheTensorsOfAnOnnxModelToItsFile() {
    String json =
        """
        {"name":"m","version":"1","platform":"onnx","file":"m.onnx","sha256":"%s"}
        """
            .formatted("ab".repeat(32));

    assertThat(parse(json).inputs()).isEmpty();
    assertThat(parse(json).outputs()).isEmpty();
    assertThatThrownBy(() -> parse(json.replace("\"onnx\"", "\"pytorch-torchscript\"")))
        .hasMessageContaining("field inputs must be a list");
  }

  @Test
  void acceptsShapesOfItsRankAndFixedExtents() {
    TensorSpec image = parse(JSON).inputs().get(0);

    assertThat(image.accepts(new int[] {1, 12, 20, 3})).isTrue();
    assertThat(image.accepts(new int[] {1, 12, 20, 4})).isFalse();
    assertThat(image.accepts(new int[] {12, 20, 3})).isFalse();
  }

  private static ModelDescriptor parse(String json) {
    return ModelDescriptor.parse(json.getBytes(StandardCharsets.UTF_8), "test.json");
  }
}
