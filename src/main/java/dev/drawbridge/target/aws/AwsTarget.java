package dev.drawbridge.target.aws;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.Reading;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Essential;
import dev.drawbridge.target.Kit;
import dev.drawbridge.target.KitUse;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.Target;
import java.util.List;
import java.util.Map;

/** Security groups of Amazon EC2. */
public final class AwsTarget implements Target {
  private static final Kit KIT = Kit.of(AwsTarget.class, "apply.py");

  @Override
  public TargetName name() {
    return TargetName.AWS;
  }

  @Override
  public List<Essential> essentials(Policy policy) {
    return List.of(
        Essential.of(AwsCode.RESOLVER),
        Essential.of(AwsCode.METADATA),
        Essential.of(AwsCode.TIME_SERVICE));
  }

  @Override
  public Limits limits(Policy policy) {
    return AwsLimits.of(policy);
  }

  @Override
  public Bundle write(Policy policy) {
    if (!AwsLimits.blocking(policy).isEmpty()) {
      throw new IllegalStateException("blocked: limits() says why");
    }
    return KIT.with(AwsWriter.write(policy, GroupPlan.of(policy)));
  }

  @Override
  public List<KitUse> uses() {
    return List.of(
        new KitUse(AwsCode.USE_PLAN, List.of("./apply.py plan")),
        new KitUse(AwsCode.USE_APPLY, List.of("./apply.py apply")),
        new KitUse(AwsCode.USE_ATTACH, List.of("./apply.py attach --replace")),
        new KitUse(AwsCode.USE_VERIFY, List.of("./apply.py verify")),
        new KitUse(
            AwsCode.USE_TAKE_BACK, List.of("./apply.py rollback FILE", "./apply.py destroy")));
  }

  @Override
  public Reading read(Map<String, byte[]> files) throws ProblemsException {
    return AwsReader.read(KIT.apart(files));
  }
}
