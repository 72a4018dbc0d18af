package org.eclipse.kura.ai.inference;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What an engine tells about a model. */
@ProviderType
public class ModelInfo {
  private final String name;
  private final Optional<String> platform;
  private final Optional<String> version;
  private final Map<String, Object> parameters;
  private final List<TensorDescriptor> inputs;
  private final List<TensorDescriptor> outputs;

  protected ModelInfo(
      String name,
      Optional<String> platform,
      Optional<String> version,
      Map<String, Object> parameters,
      List<TensorDescriptor> inputs,
      List<TensorDescriptor> outputs) {
    this.name = name;
    this.platform = platform;
    this.version = version;
    this.parameters = Collections.unmodifiableMap(parameters);
    this.inputs = Collections.unmodifiableList(inputs);
    this.outputs = Collections.unmodifiableList(outputs);
  }

  public static ModelInfoBuilder builder(String name) {
    return new ModelInfoBuilder(name);
  }

  public ModelInfoBuilder toBuilder() {
    return ModelInfoBuilder.fromModelInfo(this);
  }

  public String getName() {
    return name;
  }

  public Optional<String> getPlatform() {
    return platform;
  }

  public Optional<String> getVersion() {
    return version;
  }

  public Map<String, Object> getParameters() {
    return parameters;
  }

  public List<TensorDescriptor> getInputs() {
    return inputs;
  }

  public List<TensorDescriptor> getOutputs() {
    return outputs;
  }
}
