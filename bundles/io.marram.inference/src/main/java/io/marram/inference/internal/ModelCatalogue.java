package io.marram.inference.internal;

import io.marram.inference.InferenceException;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.ModelEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All models that are offered, by name. Models that were there before the engine of their platform
 * are loaded when it starts, later ones at once. Of several models with one name the first serves;
 * when it goes, the next takes its place.
 */
final class ModelCatalogue {

  private static final Logger logger = LoggerFactory.getLogger(ModelCatalogue.class);

  private final Map<String, List<HostedModel>> offers = new LinkedHashMap<>();
  private final Map<String, ModelEngine> engines = new HashMap<>();

  /** The engine of a platform, once it runs. */
  synchronized Optional<ModelEngine> engine(String platform) {
    return Optional.ofNullable(engines.get(platform));
  }

  /** Whether an engine runs, of whatever platform. */
  synchronized boolean hasEngine() {
    return !engines.isEmpty();
  }

  /** Loads what is waiting for it; an engine that is known already changes nothing. */
  void engineStarted(ModelEngine started) {
    List<HostedModel> waiting;
    synchronized (this) {
      if (engines.put(started.platform(), started) == started) {
        return;
      }
      waiting = serving(started.platform());
    }
    waiting.forEach(model -> load(model, started));
  }

  /** Unloads what an engine runs; its models stay, and wait for another one. */
  void engineGone(ModelEngine gone) {
    List<HostedModel> loaded;
    synchronized (this) {
      if (!engines.remove(gone.platform(), gone)) {
        return;
      }
      loaded = serving(gone.platform());
    }
    loaded.forEach(HostedModel::unload);
  }

  private List<HostedModel> serving(String platform) {
    return offers.values().stream()
        .map(models -> models.get(0))
        .filter(model -> model.platform().equals(platform))
        .toList();
  }

  /** Adds a model and loads it as soon as the engine runs. */
  void add(HostedModel model) {
    HostedModel serving;
    Optional<ModelEngine> running;
    synchronized (this) {
      List<HostedModel> models = offers.computeIfAbsent(model.name(), name -> new ArrayList<>());
      models.add(model);
      serving = models.get(0);
      running = engine(model.platform());
    }
    if (serving != model) {
      logger.warn(
          "event=model.duplicate model={} origin={} reason=\"{} offers a model of this name and"
              + " serves until it goes\"",
          model.name(),
          model.origin(),
          serving.origin());
      return;
    }
    running.ifPresentOrElse(started -> load(model, started), () -> tellThatItWaits(model));
  }

  /** PyTorch tells by itself why it is not there. */
  private static void tellThatItWaits(HostedModel model) {
    if (!model.platform().equals(ModelDescriptor.TORCHSCRIPT)) {
      logger.info(
          "event=model.waiting model={} origin={} platform={} action=\"install a bundle that runs"
              + " this platform\"",
          model.name(),
          model.origin(),
          model.platform());
    }
  }

  /**
   * Takes a model away; returns when the calls that use it have finished. Taking away twice does
   * nothing.
   */
  void remove(HostedModel model) {
    if (withdraw(model)) {
      logger.info("event=model.gone model={} origin={}", model.name(), model.origin());
    }
  }

  /** The model that serves under this name. */
  synchronized Optional<HostedModel> find(String name) {
    return Optional.ofNullable(offers.get(name)).map(models -> models.get(0));
  }

  synchronized List<String> names() {
    return List.copyOf(offers.keySet());
  }

  /** Takes all models away; returns when the calls that use them have finished. */
  void clear() {
    List<HostedModel> all = new ArrayList<>();
    synchronized (this) {
      offers.values().forEach(all::addAll);
      offers.clear();
      engines.clear();
    }
    all.forEach(HostedModel::retire);
  }

  /** Retires a model and lets its successor, if there is one, serve; false if it was not there. */
  private boolean withdraw(HostedModel model) {
    Optional<HostedModel> successor = Optional.empty();
    Optional<ModelEngine> running;
    synchronized (this) {
      List<HostedModel> models = offers.getOrDefault(model.name(), List.of());
      int place = models.indexOf(model);
      if (place < 0) {
        return false;
      }
      models.remove(place);
      if (models.isEmpty()) {
        offers.remove(model.name());
      } else if (place == 0) {
        successor = Optional.of(models.get(0));
      }
      running = successor.flatMap(next -> engine(next.platform()));
    }
    model.retire();
    if (successor.isPresent() && running.isPresent()) {
      load(successor.get(), running.get());
    }
    return true;
  }

  private void load(HostedModel model, ModelEngine started) {
    try {
      if (model.load(started)) {
        logger.info(
            "event=model.loaded model={} version={} origin={}",
            model.name(),
            model.descriptor().version(),
            model.origin());
      }
    } catch (InferenceException e) {
      logger.error(
          "event=model.unusable model={} origin={} code={} reason=\"{}\"",
          model.name(),
          model.origin(),
          e.reason(),
          e.getMessage());
      withdraw(model);
    }
  }
}
