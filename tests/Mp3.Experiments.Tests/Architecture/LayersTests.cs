// SPDX-License-Identifier: MIT

using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Mp3.Experiments.Studies;

namespace Mp3.Experiments.Tests.Architecture;

/// <summary>The layers of the program: who may know of whom.</summary>
public sealed class LayersTests
{
    private const string Root = "Mp3.Experiments.";

    /// <summary>From the bottom to the top: a layer knows of those before it alone.</summary>
    private static readonly string[] Layers =
    [
        "Suggestions",
        "Statistics",
        "Tables",
        "Results",
        "Guest",
        "ProgramFiles",
        "Machines",
        "Workloads",
        "Inputs",
        "Running",
        "Claims",
        "Charts",
        "Reproduction",
        "Comparing",
        "Report",
        "Options",
        "Slurm",
        "Studies",
        "Studies.Processes",
        "Studies.CaseStudy1",
        "Studies.Multiprogramming",
        "Studies.Handoff",
        "Studies.Program",
        "Studies.RamCurve",
        "Studies.Repetition",
        "Studies.Sweep",
        "Import",
        "Doctor",
        "Commands",
    ];

    private static readonly string[] Studies =
        ["Studies.CaseStudy1", "Studies.Multiprogramming", "Studies.Handoff", "Studies.Program", "Studies.RamCurve", "Studies.Repetition"];

    private static readonly ArchUnitNET.Domain.Architecture Program = new ArchLoader().LoadAssemblies(typeof(StudyList).Assembly).Build();

    [Fact]
    public void Every_folder_is_a_layer() =>
        Assert.All(Own().Select(LayerOf).Distinct(StringComparer.Ordinal), layer => Assert.Contains(layer, Layers));

    [Fact]
    public void A_layer_knows_of_those_below_it_alone()
    {
        string[] upwards = [.. Dependencies()
            .Where(pair => Array.IndexOf(Layers, LayerOf(pair.To)) > Array.IndexOf(Layers, LayerOf(pair.From)))
            // The list of studies is the one place that names them all.
            .Where(pair => OutermostOf(pair.From) != typeof(StudyList).FullName)
            .Select(pair => $"{pair.From.FullName} -> {pair.To.FullName}")
            .Distinct(StringComparer.Ordinal)];

        Assert.True(upwards.Length == 0, string.Join('\n', upwards));
    }

    [Fact]
    public void Nobody_but_the_list_of_studies_knows_one_of_them()
    {
        string[] knowing = [.. Dependencies()
            .Where(pair => Studies.Contains(LayerOf(pair.To)) && LayerOf(pair.From) != LayerOf(pair.To))
            // A point of a curve is a run of a program.
            .Where(pair => (LayerOf(pair.From), LayerOf(pair.To)) != ("Studies.RamCurve", "Studies.Program"))
            .Where(pair => OutermostOf(pair.From) != typeof(StudyList).FullName)
            .Select(pair => $"{pair.From.FullName} -> {pair.To.FullName}")
            .Distinct(StringComparer.Ordinal)];

        Assert.True(knowing.Length == 0, string.Join('\n', knowing));
    }

    // A rule that finds nothing because nothing was loaded would always hold.
    [Fact]
    public void Dependencies_are_seen()
    {
        Assert.Contains(Dependencies(), pair => OutermostOf(pair.From) == typeof(StudyList).FullName && LayerOf(pair.To) == "Studies.Handoff");
        Assert.True(Dependencies().Count() > 1000);
    }

    private static IEnumerable<IType> Own() => Program.Types.Where(type => type.FullName.StartsWith(Root, StringComparison.Ordinal));

    private static IEnumerable<(IType From, IType To)> Dependencies() =>
        from type in Own()
        from target in type.GetTypeDependencies()
        where target.FullName.StartsWith(Root, StringComparison.Ordinal)
        select (type, target);

    /// <summary>Its folder; of a study the study's.</summary>
    private static string LayerOf(IType type)
    {
        string[] names = type.Namespace.FullName.Split('.')[2..];
        return names is ["Studies", var study, ..] ? $"Studies.{study}" : names[0];
    }

    /// <summary>Full name of the type that holds it.</summary>
    private static string OutermostOf(IType type) => type.FullName.Split('+', '/')[0];
}
