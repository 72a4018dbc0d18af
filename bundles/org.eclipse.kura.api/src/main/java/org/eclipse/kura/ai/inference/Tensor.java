package org.eclipse.kura.ai.inference;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Numbers with a shape; the data is flat and row-major. */
@ProviderType
public class Tensor {
  private final Class<?> type;
  private final TensorDescriptor descriptor;
  private final List<?> data;

  public <T> Tensor(Class<T> type, TensorDescriptor descriptor, List<T> data) {
    this.type = type;
    this.descriptor = descriptor;
    this.data = data;
  }

  public TensorDescriptor getDescriptor() {
    return descriptor;
  }

  /** The very list that the tensor was made of, or nothing when its elements have another type. */
  @SuppressWarnings("unchecked")
  public <T> Optional<List<T>> getData(Class<T> type) {
    return this.type == type ? Optional.of((List<T>) data) : Optional.empty();
  }

  public Class<?> getType() {
    return type;
  }
}
