// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Running;
using Mp3.StoreUser;

namespace Mp3.Experiments.Tests.Running;

/// <summary>Processes that write to a store are killed; what is in the store then is whole, or not there.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Kills = 200;
    private const int MostEntries = 4;
    private const int LongestLifeMs = 30;

    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _store;

    public CrashTests() => _store = new RunStore(_scratch["store"]);

    public void Dispose() => _scratch.Dispose();

    /// <summary>The steps of a write: lock, folder, four files, folder of the shard, rename, sync.</summary>
    [Fact]
    public void A_writer_that_dies_after_any_step_leaves_all_or_nothing()
    {
        const int steps = 9;
        const int firstWithEntry = 8;
        for (int step = 1; step <= steps + 1; step++)
        {
            using Process writer = StoreUser.Start(_store.Root, "write", $"{step}", "1", $"{step}");
            (int exitCode, _, string error) = Wait.ForOutput(writer, "the writer");

            // The last one has no step left to die at.
            Assert.Equal((step <= steps ? 128 + 9 : 0, ""), (exitCode, error));
            if (step < firstWithEntry)
            {
                Assert.IsType<MissingRun>(_store.TryRead(Stores.Name(step)));
                Assert.NotEmpty(Stores.Content(_scratch["store/v1/incomplete"]));
            }
            else
            {
                _store.AssertHas(step);
            }
        }

        _store.WriteAll(Enumerable.Range(1, steps));

        Assert.Empty(Stores.Content(_scratch["store/v1/incomplete"]));
        Assert.Equal(steps + 1, _store.Index.Lines().Count);
    }

    /// <summary>Two at a time, so that one writes while the other one is killed.</summary>
    [Fact]
    public async Task Of_200_writers_killed_at_random_none_leaves_a_half_or_a_wrong_entry()
    {
        var random = new Random(1);
        (int Entries, int Ms)[] lives = [.. Enumerable.Range(0, Kills).Select(_ => (random.Next(MostEntries), random.Next(LongestLifeMs)))];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Kills),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken },
            async (i, cancellation) =>
            {
                // Each begins with entries that some before it may have written, and has no end of its own.
                using Process writer = StoreUser.Start(_store.Root, "write", $"{i * 2}", $"{int.MaxValue / 2}");
                Assert.Equal("ready", await writer.StandardOutput.ReadLineAsync(cancellation));
                var told = new List<string>();
                while (told.Count < lives[i].Entries)
                {
                    told.Add((await writer.StandardOutput.ReadLineAsync(cancellation))!);
                }

                await Task.Delay(lives[i].Ms, cancellation);
                writer.Kill();

                // The last line may be half a line.
                told.AddRange((await writer.StandardOutput.ReadToEndAsync(cancellation)).Split('\n')[..^1]);
                await Wait.ForExitAsync(writer, "the writer, which was killed");
                Assert.Equal(128 + 9, writer.ExitCode);
                Assert.All(told, name => Assert.IsType<FoundRun>(_store.TryRead(RunName.Parse(name))));
            });

        // Whatever is there is whole, and what each one stored after its neighbours' is many.
        RunName[] all = [.. _store.Matching("")];
        Assert.True(all.Length > Kills / 2, $"only {all.Length} were stored");
        Assert.Equal(all, _store.Index.Lines().Select(line => line.Name));
        Assert.All(all, name =>
        {
            StoredRun run = Assert.IsType<FoundRun>(_store.TryRead(name)).Run;
            Assert.True(run.Outcome.IsSameAs(MadeRun.Outcome(int.Parse(run.Inputs["seed"]!))));
        });
        Assert.False(Directory.Exists(_scratch["store/v1/damaged"]));
        _store.WriteAll(int.MaxValue);
        Assert.Empty(Stores.Content(_scratch["store/v1/incomplete"]));
    }
}
