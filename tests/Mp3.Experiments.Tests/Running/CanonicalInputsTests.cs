// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Tests.Running;

public sealed class CanonicalInputsTests
{
    private const string Own = "m";

    public static TheoryData<string[]> Common => new() { { [] }, { ["a"] }, { ["zz"] }, { ["n", "c"] }, { ["zz", "naming", "a", "naming schemes", "c", "mm", "l"] } };

    [Theory]
    [MemberData(nameof(Common))]
    public void A_name_is_that_of_all_inputs_together(string[] common)
    {
        RunInput[] inputs = [.. common.Select(name => new RunInput(name, $"of \"{name}\"\\\t\u0001€"))];
        CanonicalInputs canonical = Of(inputs);

        Assert.All((string[])["", "\"own\"\n", "€\u001f\\", new string('"', 5000)], own =>
            Assert.Equal(RunInputs.Of([.. inputs, new RunInput(Own, own)]).Name, canonical.NameWith(Encoding.UTF8.GetBytes(own))));
    }

    [Fact]
    public void One_name_has_no_effect_on_the_next()
    {
        CanonicalInputs canonical = Of(new RunInput("a", "b"));
        RunName first = canonical.NameWith("a long value that leaves something in a buffer"u8);

        Assert.NotEqual(first, canonical.NameWith("short"u8));
        Assert.Equal(first, canonical.NameWith("a long value that leaves something in a buffer"u8));
    }

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        CanonicalInputs canonical = Of(new RunInput("a", "b"), new RunInput("z", "y"));
        RunName[] alone = [.. Enumerable.Range(0, 1000).Select(Name)];
        var together = new RunName[alone.Length];

        Parallel.For(0, alone.Length, i => together[i] = Name(i));

        Assert.Equal(alone, together);

        RunName Name(int i) => canonical.NameWith(Encoding.UTF8.GetBytes($"{i}"));
    }

    private static CanonicalInputs Of(params RunInput[] inputs) => new(inputs.Append(RunInputs.OfScheme).Select(CanonicalMember.Of), Own);
}
