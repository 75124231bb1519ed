// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series.Faults;

namespace Mp3.Experiments.Charts.Findings;

/// <summary>What the map of a run's faults shows.</summary>
public static class FaultMapFinding
{
    /// <summary>Who takes most of the faults, and over how much memory all of them spread.</summary>
    /// <param name="map">At least one process has a fault.</param>
    /// <param name="folds">The mappings.</param>
    public static string Of(FaultMap map, AddressFolds folds)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(folds);
        long all = map.Processes.Sum(process => process.Counts.All);
        long major = map.Processes.Sum(process => process.Counts.Major);
        MappedProcess most = map.Processes.MaxBy(process => process.Counts.All)!;
        AddressRange largest = folds.Mappings.MaxBy(mapping => mapping.Range.Size).Range;
        string who = map.Processes.Count == 1 ? "" : $", most of them of {most.Label} ({(double)most.Counts.All / all:0 %})";
        return $"{RunTitle.Of(map.Run)} faults {all:N0} times with a trap{who}; {(double)major / all:0 %} of these faults are major. The largest mapping is {largest.Text}.";
    }
}
