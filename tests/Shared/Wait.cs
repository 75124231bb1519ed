// SPDX-License-Identifier: MIT

using System.Diagnostics;

namespace Mp3.Tests;

/// <summary>
/// Waits of tests. Each has an end, far beyond what the busiest machine needs, and says what it waited for: a test
/// that can't succeed fails instead of hanging.
/// </summary>
internal static class Wait
{
    /// <summary>Long: the first of several tests to come may build the guest's programs.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Looks again and again until something is the case.</summary>
    /// <param name="condition">Whether it is.</param>
    /// <param name="what">What it is, for the message: "the writer has filled the ring".</param>
    public static void Until(Func<bool> condition, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            AssertInTime(start, what);
            Thread.Sleep(1);
        }
    }

    /// <summary>The same, without a thread.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            AssertInTime(start, what);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits for a task, and gives its result or its exception.</summary>
    public static T For<T>(Task<T> task, string what)
    {
        Until(() => task.IsCompleted, what);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Waits for a task, and gives its exception.</summary>
    public static void For(Task task, string what)
    {
        Until(() => task.IsCompleted, what);
        task.GetAwaiter().GetResult();
    }

    /// <summary>Waits for the end of a process; one that does not end is killed.</summary>
    public static void ForExit(Process process, string what)
    {
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"waited {Limit} in vain: the end of {what}");
        }
    }

    private static void AssertInTime(long start, string what) =>
        Assert.True(Stopwatch.GetElapsedTime(start) < Limit, $"waited {Limit} in vain: {what}");
}
