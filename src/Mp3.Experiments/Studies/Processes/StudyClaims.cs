// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.CaseStudy1;
using Mp3.Experiments.Studies.Multiprogramming;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>All claims about a study, tested on its result. Nothing here knows an outcome beforehand.</summary>
public static class StudyClaims
{
    /// <summary>The claims in the order in which they are shown; none for a study of an unknown name.</summary>
    public static IReadOnlyList<Claim> Of(StudyResult result)
    {
        IReadOnlyList<MeasuredRun> runs = MeasuredRun.Of(result);
        return result.Manifest.Study switch
        {
            "casestudy1" => [.. PairClaims.Of(runs), SaturationClaim.Of(runs), OnsetClaim.Of(runs)],
            "multiprog" => [.. CopiesClaims.Of(runs), SaturationClaim.Of(runs), OnsetClaim.Of(runs), ThrashingClaim.Of(runs)],
            _ => [],
        };
    }
}
