package io.marram.inference.internal;

import io.marram.inference.InferenceException;
import io.marram.inference.TorchScriptEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All models that are offered, by name. Models that were there before the engine are loaded when it
 * starts, later ones at once. Of several models with one name the first serves; when it goes, the
 * next takes its place.
 */
final class ModelCatalogue {

  private static final Logger logger = LoggerFactory.getLogger(ModelCatalogue.class);

  private final Map<String, List<HostedModel>> offers = new LinkedHashMap<>();
  private TorchScriptEngine engine;

  /** The engine, once it runs. */
  synchronized Optional<TorchScriptEngine> engine() {
    return Optional.ofNullable(engine);
  }

  /** Loads what is waiting; an engine that is known already changes nothing. */
  void engineStarted(TorchScriptEngine started) {
    List<HostedModel> waiting = new ArrayList<>();
    synchronized (this) {
      if (engine == started) {
        return;
      }
      engine = started;
      offers.values().forEach(models -> waiting.add(models.get(0)));
    }
    waiting.forEach(model -> load(model, started));
  }

  /** Adds a model and loads it as soon as the engine runs. */
  void add(HostedModel model) {
    HostedModel serving;
    Optional<TorchScriptEngine> running;
    synchronized (this) {
      List<HostedModel> models = offers.computeIfAbsent(model.name(), name -> new ArrayList<>());
      models.add(model);
      serving = models.get(0);
      running = engine();
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
    running.ifPresent(started -> load(model, started));
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
      engine = null;
    }
    all.forEach(HostedModel::retire);
  }

  /** Retires a model and lets its successor, if there is one, serve; false if it was not there. */
  private boolean withdraw(HostedModel model) {
    Optional<HostedModel> successor = Optional.empty();
    Optional<TorchScriptEngine> running;
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
      running = engine();
    }
    model.retire();
    if (successor.isPresent() && running.isPresent()) {
      load(successor.get(), running.get());
    }
    return true;
  }

  private void load(HostedModel model, TorchScriptEngine started) {
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
