package io.marram.inference.internal;

import io.marram.inference.LoadedModel;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.ModelEngine;
import io.marram.inference.ModelFiles;
import java.util.Optional;

/**
 * A model that somebody offers, loaded or not.
 *
 * <p>Loading, unloading and retiring happen one after the other; looking for the network never
 * waits.
 */
final class HostedModel {

  private final ModelDescriptor descriptor;
  private final ModelFiles files;
  private final String origin;

  private boolean retired;
  private volatile LoadedModel network;

  /**
   * @param origin who offers it, for messages
   */
  HostedModel(ModelDescriptor descriptor, ModelFiles files, String origin) {
    this.descriptor = descriptor;
    this.files = files;
    this.origin = origin;
  }

  /** What is known of the model: while it is loaded, what its file says too. */
  ModelDescriptor descriptor() {
    LoadedModel loaded = network;
    return loaded == null ? descriptor : loaded.descriptor();
  }

  String name() {
    return descriptor.name();
  }

  String platform() {
    return descriptor.platform();
  }

  boolean runsOn(ModelEngine engine) {
    return platform().equals(engine.platform());
  }

  String origin() {
    return origin;
  }

  /** The network, while it is loaded. */
  Optional<LoadedModel> network() {
    return Optional.ofNullable(network);
  }

  /**
   * Loads the model unless it is loaded already or retired.
   *
   * @return whether it was loaded just now
   * @throws io.marram.inference.InferenceException if its file cannot be used
   */
  synchronized boolean load(ModelEngine engine) {
    if (retired || network != null) {
      return false;
    }
    network = files.open(engine, descriptor);
    return true;
  }

  /** Frees the model's memory once the calls under way have finished. */
  synchronized void unload() {
    LoadedModel loaded = network;
    network = null;
    if (loaded != null) {
      loaded.close();
    }
  }

  /** Unloads the model for good: whoever offered it is going. */
  synchronized void retire() {
    retired = true;
    unload();
  }
}
