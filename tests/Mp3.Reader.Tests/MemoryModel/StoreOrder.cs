// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;

namespace Mp3.Reader.Tests.MemoryModel;

/// <summary>
/// What a piece of C says about the order of its stores: barriers, releases by what they store, and whether there are
/// stores between them that they order.
/// </summary>
internal static partial class StoreOrder
{
    private const string Stores = "stores";

    private static string Module { get; } = string.Concat(
        Directory.GetFiles(Path.Combine(Repository.Root, "kernel_module"), "*.c").Order(StringComparer.Ordinal).Select(File.ReadAllText));

    /// <summary>Of a function of the module; those that it calls and that order something are a part of it.</summary>
    public static IEnumerable<string> OfFunction(string name)
    {
        Match function = Regex.Match(
            Module, $@"^[\w\s]+\b{name}\([^)]*\)\n{{\n(?<body>.*?)^}}",
            RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(10));
        Assert.True(function.Success, $"the module has no {name}()");
        return Merge(StepPattern().Matches(function.Groups["body"].Value).SelectMany(step =>
            step.Groups["called"] is { Success: true } called ? OfFunction(called.Value) : [Step(step)]));
    }

    /// <summary>Of a part of a litmus test.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> lines) => Merge(StepPattern().Matches(string.Join('\n', lines)).Select(Step));

    private static string Step(Match step) => step switch
    {
        _ when step.Groups["barrier"].Success => step.Groups["barrier"].Value,
        _ when step.Groups["released"].Success => $"release {step.Groups["released"].Value}",
        _ => Stores,
    };

    /// <summary>How many stores there are between two barriers does not matter.</summary>
    private static IEnumerable<string> Merge(IEnumerable<string> steps)
    {
        string last = "";
        foreach (string step in steps)
        {
            if (step != Stores || last != Stores)
            {
                yield return step;
            }

            last = step;
        }
    }

    [GeneratedRegex(
        @"\b(?<barrier>smp_[wr]?mb(__before_atomic)?)\(\)"
        + @"|\bsmp_store_release\(&?(\w+->)*(fault_)?(?<released>\w+)"
        + @"|\bWRITE_ONCE\(|\bslot->\w+ = |\batomic(64)?_inc\("
        + @"|\b(?<called>mp3_ring_set_state|mp3_fault_put)\(",
        RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex StepPattern();
}
