// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Mp3.Experiments.Running;
using Mp3.StoreUser;

namespace Mp3.Experiments.Tests.Running;

public sealed class NearestRunTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _store;

    public NearestRunTests() => _store = new RunStore(_scratch["store"]);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void An_empty_store_has_none() => Assert.Null(Nearest(Inputs("1", "6.1", "512")));

    [Fact]
    public void It_differs_in_the_fewest_inputs_and_the_first_one_is_told()
    {
        RunName near = Write("1", "6.12", "512");
        Write("2", "6.12", "512");
        Write("3", "6.12", "1024");

        NearestRun nearest = Nearest(Inputs("1", "6.1", "512"))!;

        Assert.Equal(near, nearest.Name);
        Assert.Equal([new InputChange("kernel", "6.12", "6.1")], nearest.Differences);
        Assert.Equal($"kernel is 6.1, and 6.12 in {near.Abbreviated}", nearest.FirstDifference);
    }

    [Fact]
    public void A_run_that_is_there_differs_in_none()
    {
        RunName own = Write("1", "6.1", "512");
        Write("2", "6.1", "512");

        NearestRun nearest = Nearest(Inputs("1", "6.1", "512"))!;

        Assert.Equal((own, ""), (nearest.Name, nearest.FirstDifference));
    }

    [Fact]
    public void One_that_is_damaged_is_passed_over()
    {
        RunName near = Write("1", "6.12", "512");
        RunName far = Write("2", "6.12", "1024");
        File.WriteAllText(Path.Combine(_store.FolderOf(near), "inputs.json"), "{}");

        Assert.Equal(far, Nearest(Inputs("1", "6.1", "512"))!.Name);
    }

    [Fact]
    public void Long_values_and_digests_are_shortened()
    {
        RunName there = Write("1", new string('a', 64), "512");

        Assert.Equal($"kernel is {new string('b', 60)}…, and aaaaaaaaaaaa in {there.Abbreviated}", Nearest(Inputs("1", new string('b', 65), "512"))!.FirstDifference);
    }

    private static RunInputs Inputs(string seed, string kernel, string memory) =>
        RunInputs.Of(new("seed", seed), new("kernel", kernel), new("memory", memory));

    private NearestRun? Nearest(RunInputs inputs) => NearestRun.Find(_store, _store.Index.Lines(), inputs);

    private RunName Write(string seed, string kernel, string memory)
    {
        RunInputs inputs = Inputs(seed, kernel, memory);
        Assert.True(_store.TryWrite(inputs, MadeRun.Outcome(1), MadeRun.Told(1)).IsStored);
        return inputs.Name;
    }
}
