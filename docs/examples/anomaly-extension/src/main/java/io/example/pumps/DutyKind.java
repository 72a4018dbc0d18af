package io.example.pumps;

import io.marram.anomaly.StateException;
import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.detector.DetectorSettings;
import io.marram.anomaly.detector.Explanation;
import io.marram.anomaly.detector.Observation;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;

/** A detector: whether the pump runs for a larger or smaller part of the time than it used to. */
@Component(property = DetectorKind.SENSORS + "=pump")
public final class DutyKind implements DetectorKind {

  private static final int VERSION = 1;

  @Override
  public String name() {
    return "duty";
  }

  @Override
  public Detector create(DetectorSettings settings) {
    return new Duty(settings);
  }

  @Override
  public Detector read(DataInput in, DetectorSettings settings) throws IOException {
    StateException.requireVersion("duty", in.readInt(), VERSION);
    Duty duty = new Duty(settings);
    duty.seen = in.readLong();
    duty.mean = in.readDouble();
    return duty;
  }

  private static final class Duty implements Detector {

    private static final int LEAST = 100;
    private static final double FORGETTING = 0.001;

    /** Where the feature stands; -1 if there is no such feature. */
    private final int feature;

    private long seen;
    private double mean;
    private Explanation why = new Explanation(ShareOfZeros.NAME, Double.NaN, Double.NaN);

    Duty(DetectorSettings settings) {
      feature = settings.features().indexOf(ShareOfZeros.NAME);
    }

    /** The scale is the detector's own: the ensemble learns what is usual. */
    @Override
    public double observe(Observation observation) {
      double share = feature < 0 ? Double.NaN : observation.features()[feature];
      if (Double.isNaN(share)) {
        return Double.NaN;
      }
      double surprise = seen < LEAST ? Double.NaN : Math.abs(share - mean);
      why = new Explanation(ShareOfZeros.NAME, share, mean);
      seen++;
      mean += Math.max(FORGETTING, 1.0 / seen) * (share - mean);
      return surprise;
    }

    @Override
    public Explanation explain() {
      return why;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeInt(VERSION);
      out.writeLong(seen);
      out.writeDouble(mean);
    }
  }
}
