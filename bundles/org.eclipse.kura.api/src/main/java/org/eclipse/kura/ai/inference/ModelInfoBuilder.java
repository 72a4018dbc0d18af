package org.eclipse.kura.ai.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Makes model descriptions. */
@ProviderType
public class ModelInfoBuilder {
  private final String name;
  private final Map<String, Object> parameters = new HashMap<>();
  private final List<TensorDescriptor> inputs = new ArrayList<>();
  private final List<TensorDescriptor> outputs = new ArrayList<>();
  private Optional<String> platform = Optional.empty();
  private Optional<String> version = Optional.empty();

  ModelInfoBuilder(String name) {
    this.name = name;
  }

  public static ModelInfoBuilder fromModelInfo(ModelInfo info) {
    ModelInfoBuilder builder = new ModelInfoBuilder(info.getName());
    builder.platform = info.getPlatform();
    builder.version = info.getVersion();
    builder.parameters.putAll(info.getParameters());
    builder.inputs.addAll(info.getInputs());
    builder.outputs.addAll(info.getOutputs());
    return builder;
  }

  public ModelInfoBuilder platform(String platform) {
    this.platform = Optional.of(platform);
    return this;
  }

  public ModelInfoBuilder version(String version) {
    this.version = Optional.of(version);
    return this;
  }

  public ModelInfoBuilder addParameter(String name, Object parameter) {
    parameters.put(name, parameter);
    return this;
  }

  public ModelInfoBuilder removeParameter(String name) {
    parameters.remove(name);
    return this;
  }

  public ModelInfoBuilder addInputDescriptor(TensorDescriptor descriptor) {
    inputs.add(descriptor);
    return this;
  }

  public ModelInfoBuilder addAllInputDescriptor(List<TensorDescriptor> descriptors) {
    inputs.addAll(descriptors);
    return this;
  }

  public ModelInfoBuilder removeInputDescriptor(TensorDescriptor descriptor) {
    inputs.remove(descriptor);
    return this;
  }

  public ModelInfoBuilder addOutputDescriptor(TensorDescriptor descriptor) {
    outputs.add(descriptor);
    return this;
  }

  public ModelInfoBuilder addAllOutputDescriptor(List<TensorDescriptor> descriptors) {
    outputs.addAll(descriptors);
    return this;
  }

  public ModelInfoBuilder removeOutputDescriptor(TensorDescriptor descriptor) {
    outputs.remove(descriptor);
    return this;
  }

  public ModelInfo build() {
    return new ModelInfo(
        name,
        platform,
        version,
        new HashMap<>(parameters),
        new ArrayList<>(inputs),
        new ArrayList<>(outputs));
  }
}
