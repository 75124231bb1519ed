// SPDX-License-Identifier: MIT

using Mp3.Experiments.Slurm;
using Mp3.Experiments.Slurm.Submissions;

namespace Mp3.Experiments.Tests.Slurm.Submissions;

public sealed class SbatchLineTests
{
    private static readonly Submission One = new("/store/100%/mp3-1");

    [Fact]
    public void It_asks_for_what_a_task_needs_and_no_more()
    {
        IReadOnlyList<string> line = SbatchLine.Of(One, new SlurmOptions(), 1280, 24, []);

        Assert.Equal(
            [
                "--job-name=mp3-1", "--array=0-23", "--mem=1280M", "--nodes=1", "--ntasks=1", "--cpus-per-task=1", "--requeue", "--open-mode=append",
                "--output=/store/100%%/mp3-1/logs/%A_%a.out",
            ],
            line);
    }

    [Fact]
    public void What_the_user_passes_on_comes_after_it()
    {
        var options = new SlurmOptions { Partition = "long", Account = "os", Time = "2:00:00", Sbatch = ["--mem=4G", "--constraint=avx2"] };

        IReadOnlyList<string> line = SbatchLine.Of(One, options, 1280, 1, []);

        Assert.Equal(["--partition=long", "--account=os", "--time=2:00:00", "--mem=4G", "--constraint=avx2"], line.TakeLast(5));
    }

    [Fact]
    public void Nodes_that_can_t_compute_are_added_to_those_that_the_user_excludes() => Assert.Equal(
        "--exclude=node7,node[8-9],node1,node3",
        SbatchLine.Of(One, new SlurmOptions { Sbatch = ["--exclude=node7,node[8-9]"] }, 1280, 1, ["node1", "node3"])[^1]);
}
