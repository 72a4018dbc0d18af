package org.eclipse.kura.ai.inference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Makes tensor descriptors. */
@ProviderType
public class TensorDescriptorBuilder {
  private final String name;
  private final String type;
  private final List<Long> shape;
  private final Map<String, Object> parameters = new HashMap<>();
  private Optional<String> format = Optional.empty();

  TensorDescriptorBuilder(String name, String type, List<Long> shape) {
    this.name = name;
    this.type = type;
    this.shape = List.copyOf(shape);
  }

  public static TensorDescriptorBuilder fromTensorDescriptor(TensorDescriptor descriptor) {
    TensorDescriptorBuilder builder =
        new TensorDescriptorBuilder(
            descriptor.getName(), descriptor.getType(), descriptor.getShape());
    builder.format = descriptor.getFormat();
    builder.parameters.putAll(descriptor.getParameters());
    return builder;
  }

  public TensorDescriptorBuilder format(String format) {
    this.format = Optional.of(format);
    return this;
  }

  public TensorDescriptorBuilder addParameter(String name, Object parameter) {
    parameters.put(name, parameter);
    return this;
  }

  public TensorDescriptorBuilder removeParameter(String name) {
    parameters.remove(name);
    return this;
  }

  public TensorDescriptor build() {
    return new TensorDescriptor(name, type, format, shape, new HashMap<>(parameters));
  }
}
