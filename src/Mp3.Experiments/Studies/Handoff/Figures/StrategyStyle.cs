// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Studies.Handoff.Figures;

/// <summary>How the monitors look in all pictures.</summary>
internal static class StrategyStyle
{
    /// <summary>The style of a monitor, by the name of its strategy. Where lines coincide, the later ones leave gaps.</summary>
    public static CurveStyle Of(string strategy) => CurveStyle.OfOverlaid(strategy switch
    {
        StrategyName.Naive => 0,
        StrategyName.Signal => 1,
        StrategyName.Semaphore => 2,
        _ => 3,
    });
}
