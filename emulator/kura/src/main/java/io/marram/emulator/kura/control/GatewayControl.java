package io.marram.emulator.kura.control;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Configures a gateway and tells its state, in texts of Kura's REST API. */
@ProviderType
public interface GatewayControl {
  /**
   * Installs deployment packages, and again those that were installed before and are missing.
   *
   * @param files of packages; one that is installed already and has not changed is left alone
   * @param progress told what is being done
   * @throws java.io.UncheckedIOException naming the file that cannot be installed and the reason
   */
  void install(List<Path> files, Consumer<String> progress);

  /**
   * Configures components and replaces the wire graph, and takes a snapshot. What is configured
   * just so already is left alone.
   *
   * @param snapshot the body of Kura's {@code PUT /wire/v1/graph/snapshot}; it may also hold
   *     components that are not in the graph, and leave the graph out
   * @throws IllegalArgumentException when the text is not such a body, or Kura refuses it
   */
  void apply(String snapshot);

  /** The configurations of all components; passwords are replaced by a placeholder. */
  String configurations();

  /** What is still missing for the graph to work; empty when the gateway is ready. */
  List<String> pending();
}
