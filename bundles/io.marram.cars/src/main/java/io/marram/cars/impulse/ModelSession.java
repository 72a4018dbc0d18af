package io.marram.cars.impulse;

import io.marram.cars.Detections;
import io.marram.cars.detect.DetectorException;
import io.marram.vision.image.RgbImage;

/** What is said to a model, from the first word on. */
final class ModelSession implements AutoCloseable {

  private final Requests requests;
  private final ImpulseSettings settings;

  private volatile ImpulseModel model;
  private volatile SharedFeatures memory;
  private boolean closed;

  ModelSession(ModelConnection connection, ImpulseSettings settings) {
    this.requests = new Requests(connection);
    this.settings = settings;
  }

  /**
   * Asks what it is, and what it makes of a black picture: its first answer may take long.
   *
   * @param deadline for all but that answer
   * @throws ModelFailure if it is of no use
   * @throws DetectorException if it says that it cannot
   */
  void open(Deadline deadline) throws ModelFailure, DetectorException {
    Hello hello = Hello.of(requests.ask("hello", "1", deadline));
    hello.memory().ifPresent(this::share);
    setThresholds(hello, deadline);
    classify(Features.black(hello.model()), Deadline.in(settings.times().firstAnswer()));
    model = hello.model();
  }

  /** What it is, once it is open; null before. */
  ImpulseModel model() {
    return model;
  }

  /** Its memory is opened in any case, so that it can be removed. */
  private synchronized void share(Hello.Memory offer) {
    if (!closed) {
      memory = SharedFeatures.open(offer).orElse(null);
    }
  }

  boolean usesSharedMemory() {
    return memory != null && settings.sharedMemory();
  }

  /**
   * Has it leave out what is not wanted, and find what is. A model of centroids may become stricter
   * only: the cells that it is hardly sure of join the things beside them into one.
   */
  private void setThresholds(Hello hello, Deadline deadline) throws ModelFailure {
    boolean joins = hello.model().kind() == ImpulseModel.Kind.CENTROIDS;
    double least = settings.leastScore();
    for (Hello.Threshold threshold : hello.thresholds()) {
      if (!joins || least > threshold.least()) {
        setThreshold(threshold.block(), least, deadline);
      }
    }
  }

  private void setThreshold(int block, double least, Deadline deadline) throws ModelFailure {
    try {
      requests.ask(
          "set_threshold", "{\"id\":%d,\"min_score\":%s}".formatted(block, least), deadline);
    } catch (DetectorException e) {
      // it keeps its own; what it finds is looked at by its score here as well
    }
  }

  /**
   * What it finds in a picture.
   *
   * @throws ModelFailure if it is of no more use
   * @throws DetectorException if it cannot look at this picture
   */
  Detections detect(RgbImage picture, long timeMillis) throws ModelFailure, DetectorException {
    PictureFit fit = PictureFit.of(picture, model.width(), model.height(), model.resize());
    ModelJson answer =
        classify(Features.of(picture, fit, model), Deadline.in(settings.times().answer()));
    return Answer.read(answer, model.kind(), fit, settings.leastScore(), timeMillis);
  }

  private ModelJson classify(Features features, Deadline deadline)
      throws ModelFailure, DetectorException {
    if (!usesSharedMemory()) {
      return requests.ask("classify", "[" + features.asText() + "]", deadline);
    }
    memory.write(features);
    return requests.ask("classify_shm", "{\"elements\":" + features.count() + "}", deadline);
  }

  /** Gives back the shared memory. */
  @Override
  public synchronized void close() {
    closed = true;
    if (memory != null) {
      memory.close();
    }
  }

  /** Removes the shared memory of a process that is gone, in case that it was ended by force. */
  void removeMemory() {
    if (memory != null) {
      memory.remove();
    }
  }
}
