using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(RadicaleVernieuwers.Bench.RankingBench).Assembly).Run(args);
