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

    /// <summary>Of a function of the module; those that it calls in its file are a part of it.</summary>
    /// <param name="source">The file.</param>
    /// <param name="function">Its name.</param>
    public static IEnumerable<string> OfFunction(string source, string function)
    {
        Match body = Regex.Match(source, $@"^[\w\s]+\b{function}\([^)]*\)\n{{\n(.*?)^}}", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(10));
        Assert.True(body.Success, $"the module has no {function}()");
        return Merge(StepPattern().Matches(body.Groups[1].Value).SelectMany(step => step.Groups["called"] is { Success: true } called
            ? OfFunction(source, called.Value)
            : [Step(step)]));
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
        @"\b(?<barrier>smp_[wr]?mb)\(\)|\bsmp_store_release\((&?(\w+->)?(?<released>\w+))|\bWRITE_ONCE\(|\bmp3_ring_store\(|\b(?<called>mp3_ring_set_state)\(",
        RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex StepPattern();
}
