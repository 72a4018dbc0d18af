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
 * are loaded when it starts, later ones at once.
 *
 * <p>Of several models with one name the first whose engine runs serves; when it or its engine
 * goes, the next takes its place. So a network that is there for two platforms is loaded once, on
 * what the gateway has.
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
    List<HostedModel> waiting = new ArrayList<>();
    List<HostedModel> relieved = new ArrayList<>();
    synchronized (this) {
      if (engines.put(started.platform(), started) == started) {
        return;
      }
      for (List<HostedModel> models : offers.values()) {
        HostedModel serving = serving(models);
        if (serving.platform().equals(started.platform())) {
          waiting.add(serving);
          models.stream().filter(model -> model != serving).forEach(relieved::add);
        }
      }
    }
    // First, since a model that cannot be loaded lets the next one of its name serve after all
    relieved.forEach(HostedModel::unload);
    waiting.forEach(model -> load(model, started));
  }

  /** Unloads what an engine runs; its models stay, and wait for another one. */
  void engineGone(ModelEngine gone) {
    List<HostedModel> loaded = new ArrayList<>();
    List<HostedModel> successors = new ArrayList<>();
    synchronized (this) {
      if (!engines.remove(gone.platform(), gone)) {
        return;
      }
      for (List<HostedModel> models : offers.values()) {
        models.stream().filter(model -> model.runsOn(gone)).forEach(loaded::add);
        if (models.stream().anyMatch(model -> model.runsOn(gone))) {
          successors.add(serving(models));
        }
      }
    }
    loaded.forEach(HostedModel::unload);
    successors.forEach(this::loadIfPossible);
  }

  /** The first of a name's models whose engine runs; the first of all if none does. */
  private HostedModel serving(List<HostedModel> models) {
    return models.stream()
        .filter(model -> engines.containsKey(model.platform()))
        .findFirst()
        .orElse(models.get(0));
  }

  /** Adds a model and loads it as soon as the engine runs. */
  void add(HostedModel model) {
    HostedModel serving;
    List<HostedModel> others;
    synchronized (this) {
      List<HostedModel> models = offers.computeIfAbsent(model.name(), name -> new ArrayList<>());
      others = List.copyOf(models);
      models.add(model);
      serving = serving(models);
    }
    others.stream().filter(other -> other != serving).forEach(HostedModel::unload);
    if (serving == model) {
      if (!loadIfPossible(model)) {
        tellThatItWaits(model);
      }
    } else if (others.stream().anyMatch(other -> other.platform().equals(model.platform()))) {
      logger.warn(
          "event=model.duplicate model={} origin={} reason=\"{} offers a model of this name and"
              + " serves until it goes\"",
          model.name(),
          model.origin(),
          serving.origin());
    }
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
    return Optional.ofNullable(offers.get(name)).map(this::serving);
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
    synchronized (this) {
      List<HostedModel> models = offers.getOrDefault(model.name(), List.of());
      if (!models.contains(model)) {
        return false;
      }
      boolean served = serving(models) == model;
      models.remove(model);
      if (models.isEmpty()) {
        offers.remove(model.name());
      } else if (served) {
        successor = Optional.of(serving(models));
      }
    }
    model.retire();
    successor.ifPresent(this::loadIfPossible);
    return true;
  }

  /** Loads a model if its engine runs; false if it does not. */
  private boolean loadIfPossible(HostedModel model) {
    Optional<ModelEngine> running = engine(model.platform());
    running.ifPresent(started -> load(model, started));
    return running.isPresent();
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
