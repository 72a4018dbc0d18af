package io.marram.cars.detect;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.List;

/** A detector that asks a neural network. One picture at a time. */
public final class NetworkDetector implements Detector {

  private final Network network;
  private final DetectorModel model;
  private final DetectorSettings settings;
  private final PictureSampler sampler;
  private final float leastScore;

  public NetworkDetector(Network network, DetectorModel model, DetectorSettings settings) {
    this.network = network;
    this.model = model;
    this.settings = settings;
    sampler = new PictureSampler(model.normalization());
    leastScore = (float) settings.leastScore().orElse(model.leastScore());
  }

  @Override
  public Detections detect(RgbImage picture, long timeMillis) throws DetectorException {
    return new Detections(timeMillis, find(picture));
  }

  @Override
  public List<String> labels() {
    return model.labels();
  }

  /** All that is found, in no order; {@link Detections} keeps only so much of it. */
  List<Detection> find(RgbImage picture) throws DetectorException {
    List<Region> regions = settings.tiling().regions(picture.width(), picture.height());
    TileMerge merge = new TileMerge(picture.width(), picture.height());
    for (Region region : regions) {
      merge.add(region, look(picture, region));
    }
    List<Detection> found = new ArrayList<>();
    Candidates merged = merge.result();
    for (int i = 0; i < merged.size(); i++) {
      Detection.ofPixels(
              merged.left(i),
              merged.top(i),
              merged.right(i),
              merged.bottom(i),
              picture.width(),
              picture.height(),
              model.labels().get(merged.label(i)),
              merged.score(i))
          .ifPresent(found::add);
    }
    return found;
  }

  /** What is found in a part of the picture, in pixels of the picture. */
  private Candidates look(RgbImage picture, Region region) throws DetectorException {
    InputShape shape = model.input().fit(region, settings.inputPixels());
    Placement placement = model.place(region, shape);
    FloatTensor input = sampler.sample(picture, placement, shape);
    Candidates found = new Candidates();
    try {
      model.decoder().decode(network.run(input), shape, leastScore, found);
    } catch (NetworkException e) {
      throw new DetectorException(e.getMessage(), e);
    } catch (DetectorException e) {
      throw new DetectorException("model " + model.name() + ": " + e.getMessage(), e);
    }
    Candidates inPicture = new Candidates();
    for (int i = 0; i < found.size(); i++) {
      inPicture.add(
          placement.pictureX(found.left(i)),
          placement.pictureY(found.top(i)),
          placement.pictureX(found.right(i)),
          placement.pictureY(found.bottom(i)),
          found.label(i),
          found.score(i));
    }
    return inPicture;
  }
}
